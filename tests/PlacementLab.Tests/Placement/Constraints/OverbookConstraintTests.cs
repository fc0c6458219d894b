using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class OverbookConstraintTests
{
    private const int Cpu = 0;

    [Fact]
    public void HostsCarryAtMostTheMultipleRoundedDown()
    {
        // Host 0 carries 1,200 of 1,000 MIPS: ⌊1.2 · 1000⌋ = 1,200 hold it, ⌊1.1995 · 1000⌋ = 1,199 miss 1.
        Assert.Empty(Violations(With(new OverbookConstraint([0], Cpu, 1.2)), 0, 0, 1, 2));
        ConstraintViolation violation = Assert.Single(Violations(With(new OverbookConstraint([0, 1], Cpu, 1.1995)), 0, 0, 1, 2));
        Assert.Equal((1, "MIPS"), (violation.Magnitude, violation.Unit));
        Assert.Equal("Host 0 carries 1,200 MIPS of cpu, at most 1,199 MIPS allowed.", violation.Message);
    }

    [Fact]
    public void Capacity_LeavesWhatIsOverbookedToIt()
    {
        // Host 1 may be booked for 1,500, host 2 for 800 only.
        PlacementProblem problem = Problem with
        {
            Constraints = [new CapacityConstraint { IsStrict = true }, new OverbookConstraint([1], Cpu, 1.5), new OverbookConstraint([2], Cpu, 0.8)],
        };
        var state = new SearchState(problem, problem.Initial);
        Assert.True(state.Allows(0, 1)); // 400 + 700 = 1,100
        Assert.False(state.Allows(3, 0)); // 1,200 + 900: capacity
        Assert.False(state.Allows(3, 2)); // 900 of 800
        Assert.Equal(["capacity", "overbook"], problem.Constraints.SelectMany(c => c.Violations(problem, problem.Initial)).Select(v => v.Constraint));
        Assert.Equal([200, 100], problem.Constraints.SelectMany(c => c.Violations(problem, problem.Initial)).Select(v => v.Magnitude));
    }
}
