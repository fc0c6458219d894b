using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class BanConstraintTests
{
    [Fact]
    public void BannedVms_AreOnNoneOfTheHosts()
    {
        PlacementProblem problem = With(new BanConstraint([0, 3], [1, 2]));
        Assert.Equal("VM 3 is on host 2, from which it is banned.", Assert.Single(Violations(problem, 0, 0, 1, 2)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 1));
        Assert.False(state.Allows(3, 2)); // not even where it is at first
        Assert.True(state.Allows(1, 1));
    }
}
