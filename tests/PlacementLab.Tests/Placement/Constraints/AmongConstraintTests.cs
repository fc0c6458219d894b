using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class AmongConstraintTests
{
    [Fact]
    public void GroupIsInsideOnePart()
    {
        // Part 0 is host 0, part 1 hosts 1 and 2.
        PlacementProblem problem = With(new AmongConstraint([0, 1, 2], [[0], [1, 2]]));
        Assert.Empty(Violations(problem, 1, 2, 1, 2));
        Assert.Equal(1, Assert.Single(Violations(problem, 0, 0, 1, 2)).Magnitude); // VM 2 is not with the two others
        var state = new SearchState(problem, new Assignment([1, 2, 1, 2]));
        Assert.True(state.Allows(0, 2));
        Assert.False(state.Allows(0, 0));
    }

    [Fact]
    public void HostOutsideAllParts_IsForbidden()
    {
        PlacementProblem problem = With(new AmongConstraint([0, 3], [[0], [1]]));
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 0, 1, 2));
        Assert.Equal("VM 3 is on host 2, which is in no part.", violation.Message);
    }
}
