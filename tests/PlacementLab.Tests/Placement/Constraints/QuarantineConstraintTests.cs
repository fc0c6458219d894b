using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class QuarantineConstraintTests
{
    [Fact]
    public void NoVmLeavesOrComes()
    {
        PlacementProblem problem = With(new QuarantineConstraint(0));
        Assert.Empty(Violations(problem, 0, 0, 2, 1));
        Assert.Equal(
            ["VM 0 left host 0, which is in quarantine, for 1.", "VM 2 came to host 0, which is in quarantine."],
            Violations(problem, 1, 0, 0, 2).Select(v => v.Message));
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 1));
        Assert.False(state.Allows(2, 0));
        Assert.True(state.Allows(2, 2));
        Assert.True(new QuarantineConstraint(0).IsContinuous);
    }

    [Fact]
    public void NewVm_MayNotComeEither()
    {
        PlacementProblem problem = With(new QuarantineConstraint(0)) with { Initial = new Assignment([Assignment.Unplaced, 0, 1, 2]) };
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(0, 0));
        Assert.True(state.Allows(0, 1));
    }
}
