using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class GatherConstraintTests
{
    [Fact]
    public void GroupIsOnOneHost()
    {
        PlacementProblem problem = With(new GatherConstraint(0, 1, 2));
        Assert.Empty(Violations(problem, 0, 0, 0, 2));
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 0, 1, 2)); // two together, one apart
        Assert.Equal((1, "VMs 0, 1, 2 of one group are on 2 hosts."), (violation.Magnitude, violation.Message));
        var state = new SearchState(problem, problem.Initial);
        Assert.True(state.Allows(2, 0));
        Assert.False(state.Allows(1, 1)); // VM 0 is on host 0
        Assert.True(state.Allows(3, 1)); // not of the group
    }
}
