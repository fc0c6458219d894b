using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>Each constraint on three hosts of 1,000 MIPS and 4,096 MiB, by hand.</summary>
public sealed class ConstraintTests
{
    // Host 0: VMs 0 (700), 1 (500): 1,200 of 1,000 MIPS. Host 1: VM 2 (400). Host 2: VM 3 (900), 1,024 MiB each.
    private static readonly PlacementProblem _problem = SmallProblems.Of(
        [(1000, 4096), (1000, 4096), (1000, 4096)], [(700, 1024), (500, 1024), (400, 1024), (900, 1024)], 0, 0, 1, 2);

    [Fact]
    public void Capacity_OverloadedHost_MayStayOrImprove_ButNotGetWorse()
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
    public void Capacity_Violation_SaysHowMuch()
    {
        // Host 2: 900 + 400 = 1,300 against 1,000.
        ConstraintViolation violation = Assert.Single(Violations(With(new CapacityConstraint()), 0, 0, 2, 2));
        Assert.Equal(("capacity", 300.0, "MIPS"), (violation.Constraint, violation.Magnitude, violation.Unit));
        Assert.Equal("Host 2 carries 1,300 MIPS of cpu, at most 1,000 MIPS allowed.", violation.Message);
    }

    [Fact]
    public void Spread_TogetherAtFirst_IsTolerated_TogetherAnew_IsNot()
    {
        PlacementProblem problem = With(new SpreadConstraint(0, 1, 2));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        Assert.Empty(Violations(problem, 0, 2, 1, 2));
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 1, 1, 2));
        Assert.Equal("Host 1 holds VMs 1, 2 of one group, at most 1 allowed.", violation.Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(1, 1));
        Assert.False(state.Allows(2, 0)); // would be three where two were
        Assert.True(state.Allows(3, 0)); // not of the group
        Assert.True(state.Allows(1, 2));
    }

    [Fact]
    public void Fence_OutsideAtFirst_MayStayOrComeIn()
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
    public void Root_MayNotMove_UnlessOnNoHostYet()
    {
        PlacementProblem problem = With(new RootConstraint(0, 3)) with { Initial = new Assignment([0, 0, 1, Assignment.Unplaced]) };
        Assert.Equal("VM 0 left host 0 for 1.", Assert.Single(Violations(problem, 1, 0, 1, 2)).Message);
        Assert.Empty(Violations(problem, 0, 2, 2, 1));
    }

    [Fact]
    public void Offline_ListsTheVmsStillThere_AndLetsNoneBack()
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

    [Fact]
    public void BandwidthBudget_CountsInAllAndPerHostAndDirection()
    {
        // Data: 1, 2, 3, 4 MiB. Moving VMs 0 and 1 from host 0 to host 1: 3 MiB out of 0, 3 MiB into 1, 3 MiB in all.
        PlacementProblem Budget(int? total, int? sent, int? received) => With(new BandwidthBudgetConstraint([MiB(1), MiB(2), MiB(3), MiB(4)])
        {
            Total = total is { } t ? MiB(t) : null,
            OutOfHost = sent is { } s ? MiB(s) : null,
            IntoHost = received is { } r ? MiB(r) : null,
        });
        Assert.Empty(Violations(Budget(3, 3, 3), 1, 1, 1, 2));
        Assert.Empty(Violations(Budget(null, null, null), 1, 1, 2, 0));
        Assert.Equal("All migrations together: 3 MiB to move, at most 2 MiB allowed.", Assert.Single(Violations(Budget(2, 3, 3), 1, 1, 1, 2)).Message);
        Assert.Equal("Host 0 sending: 3 MiB to move, at most 2 MiB allowed.", Assert.Single(Violations(Budget(3, 2, 3), 1, 1, 1, 2)).Message);
        Assert.Equal("Host 1 receiving: 3 MiB to move, at most 2 MiB allowed.", Assert.Single(Violations(Budget(3, 3, 2), 1, 1, 1, 2)).Message);

        var state = new SearchState(Budget(3, null, null), _problem.Initial);
        Assert.False(state.Allows(3, 1)); // 4 MiB
        state.Move(0, 1);
        Assert.True(state.Allows(1, 2)); // 1 + 2
        Assert.False(state.Allows(2, 2)); // 1 + 3
        Assert.True(state.Allows(0, 2)); // the same VM elsewhere: still 1
    }

    [Fact]
    public void DowntimeSla_VmBeyondItsLimit_MayNotMove()
    {
        TimeSpan Ms(int value) => TimeSpan.FromMilliseconds(value);
        PlacementProblem problem = With(new DowntimeSlaConstraint([Ms(100), Ms(301), Ms(300), Ms(0)], [.. Enumerable.Repeat(Ms(300), 4)]));
        ConstraintViolation violation = Assert.Single(Violations(problem, 1, 1, 2, 0));
        Assert.Equal("VM 1 moves with 301 ms of downtime, at most 300 ms allowed.", violation.Message);
        Assert.Equal(0.001, violation.Magnitude, 1e-9);
    }

    private static DataSize MiB(int mebibytes) => DataSize.FromMebibytes(mebibytes);

    private static PlacementProblem With(IPlacementConstraint constraint) => _problem with { Constraints = [constraint] };

    private static IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, params int[] hostOf) =>
        problem.Constraints[0].Violations(problem, new Assignment([.. hostOf]));
}
