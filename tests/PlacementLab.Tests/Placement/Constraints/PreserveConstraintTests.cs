using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class PreserveConstraintTests
{
    private const int Cpu = 0;

    [Fact]
    public void NeedsOfAllVmsOfTheHost_FitItsLimit()
    {
        // VM 2 (400) is to be given 600. VM 1 (500) beside it: 600 + 500 = 1,100 of 1,000, though they use 900 only.
        PlacementProblem problem = With(new PreserveConstraint([2], Cpu, 600));
        Assert.Empty(Violations(problem, 0, 0, 1, 2)); // overloaded host 0 holds no such VM
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 1, 1, 2));
        Assert.Equal((100, "Host 1 lacks 100 MIPS of cpu for what its VMs are to be given."), (violation.Magnitude, violation.Message));
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(1, 1));
        Assert.True(state.Allows(0, 2)); // 1,600 MIPS, none of them preserved
        Assert.True(state.Allows(2, 1));
    }

    [Fact]
    public void OverbookAndOtherPreserves_CountTogether()
    {
        // With 1,200 MIPS to book, 600 + 500 fit; if VM 1 is to be given 650, 600 + 650 = 1,250 do not.
        var overbook = new OverbookConstraint([1], Cpu, 1.2);
        var first = new PreserveConstraint([2], Cpu, 600);
        PlacementProblem one = Problem with { Constraints = [first, overbook] };
        Assert.True(first.Allows(new SearchState(one, one.Initial), 1, 1));
        PlacementProblem two = Problem with { Constraints = [first, overbook, new PreserveConstraint(Cpu, [(1, 650), (1, 100)])] };
        Assert.False(first.Allows(new SearchState(two, two.Initial), 1, 1));
        Assert.Equal(50, Assert.Single(Violations(two, 0, 1, 1, 2)).Magnitude);
    }

    [Fact]
    public void LessThanTheUsage_ChangesNothing() =>
        Assert.Empty(Violations(With(new PreserveConstraint([2], Cpu, 100)), 0, 1, 1, 2)); // 400 + 500
}
