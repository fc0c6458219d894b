using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class FenceConstraintTests
{
    [Fact]
    public void OutsideAtFirst_MayStayOrComeIn()
    {
        PlacementProblem problem = With(new FenceConstraint([0, 2], [1]));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Equal("VM 0 is on host 2, outside its fence.", Assert.Single(Violations(problem, 2, 0, 1, 2)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.True(state.Allows(0, 1));
        Assert.False(state.Allows(0, 2));
        Assert.True(state.Allows(1, 2)); // not fenced
        state.Move(0, 1);
        Assert.True(state.Allows(0, 0)); // back where it was
    }

    [Fact]
    public void Strict_MayNotEvenStayOutside()
    {
        PlacementProblem problem = With(new FenceConstraint([0, 2], [1]) { IsStrict = true });
        Assert.Equal("VM 0 is on host 0, outside its fence.", Assert.Single(Violations(problem, 0, 0, 1, 2)).Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 0));
        Assert.True(state.Allows(0, 1));
    }
}
