using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class ZoneSpreadConstraintTests
{
    [Fact]
    public void ZonesHoldOneOfTheGroup()
    {
        // Hosts 0 and 1 are zone 0, host 2 is zone 1.
        PlacementProblem problem = With(new ZoneSpreadConstraint([0, 3], [0, 0, 1]));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Equal("Zone 0 holds VMs 0, 3 of one group, at most 1 allowed.", Assert.Single(Violations(problem, 0, 0, 1, 1)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(3, 1)); // another host, the same zone
        Assert.True(state.Allows(0, 1));
        Assert.True(state.Allows(2, 2)); // not of the group
    }
}
