using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class MaxOnlineConstraintTests
{
    [Fact]
    public void NotMoreHostsCarryVms()
    {
        PlacementProblem problem = With(new MaxOnlineConstraint([0, 1, 2], 2));
        Assert.Empty(Violations(problem, 0, 0, 0, 2));
        Assert.Equal("3 of hosts 0, 1, 2 are on, at most 2 allowed.", Assert.Single(Violations(problem, 0, 0, 1, 2)).Message);
        var state = new SearchState(problem, new Assignment([0, 0, 0, 2]));
        Assert.False(state.Allows(2, 1)); // the third
        Assert.True(state.Allows(3, 1)); // host 2 goes off
        Assert.True(state.Allows(2, 2));
    }

    [Fact]
    public void TwoVmsMovedToAnEmptyHost_AreSeenToHaveSwitchedItOn()
    {
        PlacementProblem problem = With(new MaxOnlineConstraint([0, 1, 2], 1));
        var state = new SearchState(problem, new Assignment([0, 0, 0, 0]));
        state.Move(0, 1);
        state.Move(1, 1);
        Assert.False(state.Allows(0, 1));
        Assert.False(state.Allows(1, 1));
    }
}
