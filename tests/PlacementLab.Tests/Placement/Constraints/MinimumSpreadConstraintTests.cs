using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class MinimumSpreadConstraintTests
{
    [Fact]
    public void GroupIsInEnoughLocations()
    {
        // Hosts 0 and 1 are location 0, host 2 is location 1.
        PlacementProblem problem = With(new MinimumSpreadConstraint([0, 1, 2], [0, 0, 1], 2));
        Assert.Equal("VMs 0, 1, 2 of one group are in 1 locations, at least 2 wanted.", Assert.Single(Violations(problem, 0, 0, 1, 2)).Message);
        Assert.Empty(Violations(problem, 0, 0, 2, 2));
        var state = new SearchState(problem, new Assignment([0, 0, 2, 2]));
        Assert.False(state.Allows(2, 1)); // the last in location 1
        Assert.True(state.Allows(0, 1));
        Assert.True(state.Allows(3, 0)); // not of the group
    }

    [Fact]
    public void MembersOnNoHost_MayStillAddLocations()
    {
        PlacementProblem problem = With(new MinimumSpreadConstraint([0, 1, 2], [0, 0, 1], 2));
        var state = new SearchState(problem, Assignment.AllUnplaced(4));
        state.Move(0, 0);
        Assert.True(state.Allows(1, 1)); // VM 2 can still go to location 1
        state.Move(1, 1);
        Assert.False(state.Allows(2, 0));
        Assert.True(state.Allows(2, 2));
    }
}
