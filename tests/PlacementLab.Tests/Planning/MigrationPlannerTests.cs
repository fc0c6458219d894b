using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Planning;
using Xunit;

namespace PlacementLab.Tests.Planning;

public sealed class MigrationPlannerTests
{
    [Fact]
    public void TwoVmsLeavingOneHost_ShareItsNic()
    {
        // 100 MB/s leave host 0, 50 MB/s for each: 200 MB take 4 s, 400 MB take 8 s. Each keeps its share to the end.
        PlanningProblem problem = SmallFleet.Problem(3, (10, 200, 0, 1), (10, 400, 0, 2));
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Equal([(1, 0.0, 8.0), (0, 0.0, 4.0)], Times(plan));
        Assert.All(plan.Migrations, m => Assert.Equal(50e6, m.Bandwidth.BytesPerSecond));
    }

    [Fact]
    public void TwoVmsLeavingOneHostByPreCopy_GoOneAfterTheOther()
    {
        // Longest first at the full 100 MB/s: 400 MB in 4 s, then 200 MB in 2 s.
        PlanningProblem problem = SmallFleet.Problem(3, (10, 200, 0, 1), (10, 400, 0, 2));
        MigrationPlan plan = PlanAndCheck(problem, MigrationScheme.PreCopy);
        Assert.Equal([(1, 0.0, 4.0), (0, 4.0, 6.0)], Times(plan));
    }

    [Fact]
    public void MigrationsThatWouldBeGivenUpSideBySide_GoOneAfterTheOther()
    {
        // 50 MB/s each would not do: 400 MB in 4 s, then 200 MB in 2 s, at 100 MB/s each.
        PlanningProblem problem = SmallFleet.Problem(3, (10, 200, 0, 1), (10, 400, 0, 2));

        MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem) { AbortedBelowBytesPerSecond = 80e6 });

        Assert.Equal([(1, 0.0, 4.0), (0, 4.0, 6.0)], Times(plan));
    }

    [Fact]
    public void MigrationThatWouldBeGivenUpEvenAlone_IsNotPlanned()
    {
        PlanningProblem problem = SmallFleet.Problem(2, (10, 200, 0, 1));

        MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem) { AbortedBelowBytesPerSecond = 200e6 });

        Assert.Empty(plan.Migrations);
        Assert.Equal("the stop rule would give it up even alone on its route", Assert.Single(plan.Unplanned).Reason);
    }

    [Fact]
    public void ThreeVmsLeavingOneHost_MinimumShareOfHalf_LetsTheThirdWait()
    {
        // Two start at 50 MB/s (half each); the third would leave a third for each. 300 MB at 50 MB/s end at 6 s together,
        // then the third has all 100 MB/s: 100 MB from 6 s to 7 s.
        PlanningProblem problem = SmallFleet.Problem(4, (10, 300, 0, 1), (10, 300, 0, 2), (10, 100, 0, 3)) with
        {
            Limits = new PlanningLimits { MaxConcurrentPerHost = 8, MinimumBandwidthShare = 0.5 },
        };
        Assert.Equal([(0, 0.0, 6.0), (1, 0.0, 6.0), (2, 6.0, 7.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void MovesThatShareNoLink_RunAtOnceAtFullSpeed()
    {
        PlanningProblem problem = SmallFleet.Problem(4, (10, 500, 0, 1), (10, 300, 2, 3));
        Assert.Equal([(0, 0.0, 5.0), (1, 0.0, 3.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void Chain_StartsAtTheEndThatHasRoom()
    {
        // 600 MB on each of hosts 0 and 1, host 2 empty: vm-1 must leave host 1 (6 s) before vm-0 fits there (6 s more).
        PlanningProblem problem = SmallFleet.Problem(3, (10, 600, 0, 1), (10, 600, 1, 2));
        Assert.Equal([(1, 0.0, 6.0), (0, 6.0, 12.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void ChainComesFirst_BeforeALongerSingleMove()
    {
        // One at a time. Tails: vm-0 5 s; vm-1 4 s + the 4 s of vm-2, which waits for it. Order: vm-1, then vm-0, then vm-2.
        PlanningProblem problem = SmallFleet.Problem(5, (10, 500, 0, 4), (10, 400, 1, 2), (10, 400, 3, 1), (10, 300, 1, 1)) with
        {
            Limits = new PlanningLimits { MaxConcurrent = 1 },
        };
        Assert.Equal([(1, 0.0, 4.0), (0, 4.0, 9.0), (2, 9.0, 13.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void CpuCountsOnTheDestinationFromTheStart()
    {
        // 700 MIPS each: vm-0 waits until vm-1 has left host 1, though memory would do.
        PlanningProblem problem = SmallFleet.Problem(3, (700, 100, 0, 1), (700, 100, 1, 2));
        Assert.Equal([(1, 0.0, 1.0), (0, 1.0, 2.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void OverloadedDestination_MayBeAsFullAsAtTheStart()
    {
        // Host 1 starts with 1,200 of 1,000 MIPS. vm-1 (500) leaves, then vm-2 (400) may come: 1,100 ≤ 1,200.
        PlanningProblem problem = SmallFleet.Problem(3, (700, 10, 1, 1), (500, 100, 1, 2), (400, 100, 0, 1));
        Assert.Equal([(1, 0.0, 1.0), (2, 1.0, 2.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void CycleWithSpareHost_TakesADetour()
    {
        // Two 600-MB VMs swap; neither fits beside the other. vm-0 goes to host 2 (0–6 s), then vm-1 to host 0 (6–12 s) and
        // vm-0 on to host 1. At 6 s vm-1 is still on host 1, so vm-0 follows at 12 s: 12–18 s.
        PlanningProblem problem = SmallFleet.Problem(3, (10, 600, 0, 1), (10, 600, 1, 0));
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Equal([(0, 0.0, 6.0), (1, 6.0, 12.0), (0, 12.0, 18.0)], Times(plan));
        Assert.Equal([true, false, false], plan.Migrations.Select(m => m.IsBypass));
        Assert.Equal(2, plan.Migrations[0].To);
    }

    [Fact]
    public void CycleWithoutSpareHost_IsReportedWithItsVmsInOrder()
    {
        // 0 → 1 → 2 → 0 with 600 MB each; host 3 has room for 300 MB only.
        PlanningProblem problem = SmallFleet.Problem(4, (10, 600, 0, 1), (10, 600, 1, 2), (10, 600, 2, 0), (10, 700, 3, 3));
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Empty(plan.Migrations);
        Assert.Equal([0, 1, 2], plan.Unplanned.Select(u => u.Vm));
        Assert.All(plan.Unplanned, u => Assert.Equal([0, 1, 2], u.Cycle));
        Assert.Contains("vm-0 → vm-1 → vm-2 → vm-0", plan.Unplanned[0].Reason);
    }

    [Fact]
    public void TwoCycles_AreBrokenSideBySide()
    {
        // The cycles 0 ⇄ 1 and 2 ⇄ 3 have a spare host each (4, 5); each takes 6 + 6 + 6 s, not one after the other.
        PlanningProblem problem = SmallFleet.Problem(6, (10, 600, 0, 1), (10, 600, 1, 0), (10, 600, 2, 3), (10, 600, 3, 2));
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Equal(6, plan.Migrations.Length);
        Assert.Equal(18, plan.Makespan.TotalSeconds);
    }

    [Fact]
    public void DetourThatCouldNotGoOnByTheDeadline_IsNotTaken()
    {
        // The detour needs 18 s (see above); by 17 s only the first half could be done, so nothing is.
        PlanningProblem problem = SmallFleet.Problem(3, (10, 600, 0, 1), (10, 600, 1, 0)) with
        {
            Limits = new PlanningLimits { Deadline = TimeSpan.FromSeconds(17) },
        };
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Empty(plan.Migrations);
        Assert.Equal([0, 1], plan.Unplanned.Select(u => u.Vm));
    }

    [Fact]
    public void MoveBeyondTheDeadline_IsUnplannedAndSaysByHowMuch()
    {
        // One at a time: 5 s, then 3 s would end at 8 s, 1.5 s after 6.5 s.
        PlanningProblem problem = SmallFleet.Problem(4, (10, 500, 0, 1), (10, 300, 2, 3)) with
        {
            Limits = new PlanningLimits { MaxConcurrent = 1, Deadline = TimeSpan.FromSeconds(6.5) },
        };
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Equal([(0, 0.0, 5.0)], Times(plan));
        Assert.Equal((1, "would end 1.5 s after the deadline"), (plan.Unplanned.Single().Vm, plan.Unplanned.Single().Reason));
    }

    [Fact]
    public void MoveThatWouldMissTheDeadlineByItsShare_Waits()
    {
        // Side by side 300 MB at 50 MB/s end at 6 s; one after the other at 3 s and 6 s. By 5 s only one is possible.
        PlanningProblem problem = SmallFleet.Problem(3, (10, 300, 0, 1), (10, 300, 0, 2)) with
        {
            Limits = new PlanningLimits { Deadline = TimeSpan.FromSeconds(5) },
        };
        MigrationPlan plan = PlanAndCheck(problem);
        Assert.Equal([(0, 0.0, 3.0)], Times(plan));
        Assert.Equal("would end 1 s after the deadline", plan.Unplanned.Single().Reason);
    }

    [Fact]
    public void ConcurrencyPerHost_IsKept()
    {
        // Host 0 sends one at a time: 3 s, 2 s, 1 s.
        PlanningProblem problem = SmallFleet.Problem(4, (10, 100, 0, 1), (10, 200, 0, 2), (10, 300, 0, 3)) with
        {
            Limits = new PlanningLimits { MaxConcurrentPerHost = 1 },
        };
        Assert.Equal([(2, 0.0, 3.0), (1, 3.0, 5.0), (0, 5.0, 6.0)], Times(PlanAndCheck(problem)));
    }

    [Fact]
    public void DestinationThatNeverHasRoom_IsReportedWithTheShortage()
    {
        // 600 MB beside the 700 MB that stay: 300 MB = 286.1 MiB too much.
        PlanningProblem problem = SmallFleet.Problem(2, (10, 600, 0, 1), (10, 700, 1, 1));
        UnplannedMove move = PlanAndCheck(problem).Unplanned.Single();
        Assert.Equal("host-1 has no room even after every departure: memory is short by 286.1 MiB", move.Reason);
        Assert.Empty(move.Cycle);
    }

    [Fact]
    public void NothingToMove_GivesAnEmptyPlan() =>
        Assert.Empty(PlanAndCheck(SmallFleet.Problem(2, (10, 600, 0, 0))).Migrations);

    [Fact]
    public void LimitsOutOfRange_AreRejected()
    {
        PlanningProblem problem = SmallFleet.Problem(2, (10, 600, 0, 1)) with { Limits = new PlanningLimits { MaxConcurrentPerHost = 0 } };
        Assert.Throws<ArgumentException>(() => MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem)));
    }

    private static MigrationPlan PlanAndCheck(PlanningProblem problem, MigrationScheme scheme = MigrationScheme.StopAndCopy)
    {
        MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem, scheme));
        Assert.Empty(PlanChecker.Check(problem, plan).Violations);
        return plan;
    }

    private static ImmutableArray<(int Vm, double Start, double End)> Times(MigrationPlan plan) =>
        [.. plan.Migrations.Select(m => (m.Vm, m.Start.TotalSeconds, m.End.TotalSeconds))];
}
