using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class OnlineConstraintTests
{
    [Fact]
    public void EveryHostCarriesAVm()
    {
        PlacementProblem problem = With(new OnlineConstraint(1, 2));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Equal("Host 1 is to be on and carries no VM.", Assert.Single(Violations(problem, 0, 0, 0, 2)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(2, 0)); // the last on host 1
        Assert.True(state.Allows(0, 1));
        state.Move(2, 0);
        state.Move(0, 1);
        Assert.True(state.Allows(2, 0) && state.Allows(0, 1)); // one came for the other
    }

    [Fact]
    public void WhileVmsAreOnNoHost_AsManyHostsMayBeEmpty()
    {
        PlacementProblem problem = With(new OnlineConstraint(1, 2));
        var state = new SearchState(problem, Assignment.AllUnplaced(4));
        state.Move(0, 0);
        state.Move(1, 0);
        Assert.False(state.Allows(2, 0)); // VM 3 alone could not switch both on
        Assert.True(state.Allows(2, 1));
        state.Move(2, 1);
        Assert.False(state.Allows(3, 1));
        Assert.True(state.Allows(3, 2));
    }
}
