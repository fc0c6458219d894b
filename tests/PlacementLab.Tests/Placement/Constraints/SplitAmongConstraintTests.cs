using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class SplitAmongConstraintTests
{
    [Fact]
    public void EachGroupHasAPartOfItsOwn()
    {
        PlacementProblem problem = With(new SplitAmongConstraint([[0, 1], [2]], [[0], [1, 2]]));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Equal("Part 0 of the hosts holds VMs of 2 groups that must not share one.", Assert.Single(Violations(problem, 0, 0, 0, 2)).Message);

        // VM 1 is not in the part of VM 0, and part 1 has VMs of both groups.
        Assert.Equal([(1, "VMs"), (1, "groups")], Violations(problem, 0, 1, 1, 2).Select(v => ((int)v.Magnitude, v.Unit)));
        var state = new SearchState(problem, problem.Initial);
        Assert.True(state.Allows(2, 2));
        Assert.False(state.Allows(2, 0));
        Assert.False(state.Allows(1, 2));
    }
}
