using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class CapacityConstraintTests
{
    [Fact]
    public void OverloadedHost_MayStayOrImprove_ButNotGetWorse()
    {
        PlacementProblem problem = With(new CapacityConstraint());
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        var state = new SearchState(problem, problem.Initial);
        Assert.True(state.Allows(0, 0)); // 1,200 as at first
        Assert.True(state.Allows(1, 1)); // 400 + 500 = 900 ≤ 1,000
        Assert.False(state.Allows(0, 1)); // 400 + 700 = 1,100 > 1,000
        Assert.False(state.Allows(2, 0)); // 1,200 + 400 > max(1,000, 1,200)
        state.Move(1, 1);
        Assert.True(state.Allows(2, 0)); // an exchange: 700 + 400 = 1,100 ≤ 1,200, better than at first
    }

    [Fact]
    public void Violation_SaysHowMuch()
    {
        // Host 2: 900 + 400 = 1,300 against 1,000.
        ConstraintViolation violation = Assert.Single(Violations(With(new CapacityConstraint()), 0, 0, 2, 2));
        Assert.Equal(("capacity", 300.0, "MIPS"), (violation.Constraint, violation.Magnitude, violation.Unit));
        Assert.Equal("Host 2 carries 1,300 MIPS of cpu, at most 1,000 MIPS allowed.", violation.Message);
    }

    [Fact]
    public void Overbooked_AllowsThatMuchCpuAndNoMoreMemory()
    {
        // 400 + 900 = 1,300 MIPS: allowed up to 1.3 · 1,000, not up to 1.29 · 1,000 = 1,290.
        Assert.Empty(Violations(With(new CapacityConstraint { CpuOverbooking = 1.3 }), 0, 0, 2, 2));
        Assert.Equal(10, Assert.Single(Violations(With(new CapacityConstraint { CpuOverbooking = 1.29 }), 0, 0, 2, 2)).Magnitude);
        PlacementProblem problem = With(new CapacityConstraint { CpuOverbooking = 1.3 });
        var state = new SearchState(problem, problem.Initial);
        Assert.True(state.Allows(2, 2));
        Assert.False(state.Allows(1, 2)); // 900 + 500 = 1,400

        // 2 · 3,000 MiB exceed 4,096 MiB however CPU is booked.
        PlacementProblem large = SmallProblems.Of([(1000, 4096), (1000, 4096)], [(1, 3000), (1, 3000)], 0, 1);
        large = large with { Constraints = [new CapacityConstraint { CpuOverbooking = 2 }] };
        Assert.False(new SearchState(large, large.Initial).Allows(0, 1));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void OverbookingOutOfRange_IsBadInput(double times)
    {
        PlacementProblem problem = With(new CapacityConstraint());
        Assert.Throws<InvalidInputException>(() => new CapacityConstraint { CpuOverbooking = times }.Validate(problem));
    }
}
