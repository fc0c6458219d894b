using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class OfflineConstraintTests
{
    [Fact]
    public void ListsTheVmsStillThere_AndLetsNoneBack()
    {
        PlacementProblem problem = With(new OfflineConstraint(0));
        Assert.Equal(
            ["VM 0 is on host 0, which is to be drained.", "VM 1 is on host 0, which is to be drained."],
            Violations(problem, 0, 0, 1, 2).Select(v => v.Message));
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 0));
        Assert.False(state.Allows(2, 0));
        Assert.True(state.Allows(0, 1));
    }
}
