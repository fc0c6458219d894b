using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class LonelyConstraintTests
{
    [Fact]
    public void LonelyVms_ShareWithEachOtherOnly()
    {
        PlacementProblem problem = With(new LonelyConstraint(0, 1));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        ConstraintViolation violation = Assert.Single(Violations(problem, 1, 0, 1, 1)); // VMs 2 and 3 beside VM 0
        Assert.Equal((2, "VMs 2, 3 are on host 1 with the lonely VMs 0."), (violation.Magnitude, violation.Message));
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 1)); // VM 2 is there
        Assert.False(state.Allows(2, 0));
        Assert.True(state.Allows(2, 2)); // two strangers
    }
}
