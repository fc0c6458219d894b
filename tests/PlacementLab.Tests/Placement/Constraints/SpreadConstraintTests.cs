using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class SpreadConstraintTests
{
    [Fact]
    public void TogetherAtFirst_IsTolerated_TogetherAnew_IsNot()
    {
        PlacementProblem problem = With(new SpreadConstraint(0, 1, 2));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Empty(Violations(problem, 0, 2, 1, 2));
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 1, 1, 2));
        Assert.Equal("Host 1 holds VMs 1, 2 of one group, at most 1 allowed.", violation.Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(1, 1));
        Assert.False(state.Allows(2, 0)); // would be three where two were
        Assert.True(state.Allows(3, 0)); // not of the group
        Assert.True(state.Allows(1, 2));
    }

    [Fact]
    public void Strict_LeavesNoneTogether()
    {
        PlacementProblem problem = With(new SpreadConstraint(0, 1, 2) { IsStrict = true });
        Assert.Equal("Host 0 holds VMs 0, 1 of one group, at most 1 allowed.", Assert.Single(Violations(problem, 0, 0, 1, 2)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 0));
        Assert.True(state.Allows(0, 2));
    }
}
