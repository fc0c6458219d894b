using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class RunningCapacityConstraintTests
{
    [Fact]
    public void HostsCarryAtMostSoManyVmsTogether()
    {
        PlacementProblem problem = With(new RunningCapacityConstraint([0, 1], 3));
        Assert.Empty(Violations(problem, 0, 0, 1, 2)); // three
        Assert.Equal("Hosts 0, 1 carry 4 VMs together, at most 3 allowed.", Assert.Single(Violations(problem, 0, 0, 1, 1)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(3, 0));
        Assert.True(state.Allows(2, 0)); // from one of them to the other
        Assert.True(state.Allows(2, 2));
    }
}
