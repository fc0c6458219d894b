using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class SplitConstraintTests
{
    [Fact]
    public void GroupsShareNoHost()
    {
        PlacementProblem problem = With(new SplitConstraint([0, 1], [2], [3]));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Equal(1, Assert.Single(Violations(problem, 0, 1, 1, 2)).Magnitude); // host 1: two groups
        Assert.Equal(2, Assert.Single(Violations(problem, 1, 0, 1, 1)).Magnitude); // host 1: three groups
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(2, 0));
        Assert.True(state.Allows(1, 0)); // beside its own group
    }
}
