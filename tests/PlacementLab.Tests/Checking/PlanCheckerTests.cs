using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Planning;
using PlacementLab.Tests.Planning;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Checking;

/// <summary>
/// Every kind of violation, provoked by changing a valid plan: vm-0 (300 MIPS, 400 MB) from host 0 to host 1 at 100 MB/s in
/// 0–4 s, and vm-1 (200 MIPS, 600 MB) from host 1 to host 2 at 100 MB/s in 4–10 s. vm-2 (600 MIPS, 300 MB) stays on host 2.
/// Hosts have 1,000 MIPS and 1,000 MB, links 100 MB/s for migrations.
/// </summary>
public sealed class PlanCheckerTests
{
    private static readonly PlanningProblem _problem = SmallFleet.Problem(4, (300, 400, 0, 1), (200, 600, 1, 2), (600, 300, 2, 2)) with
    {
        Limits = new PlanningLimits { Deadline = TimeSpan.FromSeconds(10) },
    };

    private static readonly MigrationPlan _valid = new([Move(0, 0, 1, 0), Move(1, 1, 2, 4)], []);

    [Fact]
    public void ValidPlan_HasNoViolation()
    {
        PlanCheckResult result = PlanChecker.Check(_problem, _valid);
        Assert.True(result.IsValid);
        Assert.Empty(result.Violations);
    }

    [Fact]
    public void UnknownVmAndHosts_AreNamed()
    {
        Assert.Equal(PlanViolationKind.UnknownIndex, First(_valid.Migrations[0] with { Vm = 17 }).Kind);
        Assert.Equal(PlanViolationKind.UnknownIndex, First(_valid.Migrations[0] with { To = -1 }).Kind);
        Assert.Equal(PlanViolationKind.UnknownIndex, First(_valid.Migrations[0] with { From = 4 }).Kind);
        Expect(_problem, _valid with { Unplanned = [new UnplannedMove(9, 0, 1, "why", [])] }, PlanViolationKind.UnknownIndex, 1, "entry");
    }

    [Fact]
    public void MigrationToItsOwnHost_IsFound() =>
        Expect(_problem, Replace(0, m => m with { To = 0 }), PlanViolationKind.SameHost, 1, "migration");

    [Fact]
    public void StartBeforeThePlan_IsFoundWithItsSeconds() =>
        Expect(_problem, Replace(0, m => m with { Start = TimeSpan.FromSeconds(-2.5) }), PlanViolationKind.NegativeStart, 2.5, "s");

    [Fact]
    public void MigrationWithoutDuration_IsFound() =>
        Expect(_problem, Replace(0, m => WithTotal(m, 0)), PlanViolationKind.NonPositiveDuration, 0, "s");

    [Fact]
    public void NegativeDuration_IsFoundWithItsSeconds() =>
        Expect(_problem, Replace(0, m => WithTotal(m, -3)), PlanViolationKind.NonPositiveDuration, 3, "s");

    [Fact]
    public void BandwidthThatIsNoPositiveNumber_IsFound()
    {
        Expect(_problem, Replace(0, m => m with { Bandwidth = DataRate.Zero }), PlanViolationKind.NonPositiveBandwidth, 0, "B/s");
        Expect(
            _problem, Replace(0, m => m with { Bandwidth = DataRate.FromBytesPerSecond(double.NaN) }),
            PlanViolationKind.NonPositiveBandwidth, double.NaN, "B/s");
    }

    [Fact]
    public void TimesOutOfOrder_AreFound()
    {
        // vm-0 takes 4 s and resumes at 4 s: a downtime of 5.5 s is 1.5 s too long, a resume at 4.25 s is 0.25 s late.
        Expect(_problem, Replace(0, m => m with { Estimate = m.Estimate with { Downtime = TimeSpan.FromSeconds(5.5) } }), PlanViolationKind.InconsistentTimes, 1.5, "s");
        Expect(_problem, Replace(0, m => m with { Estimate = m.Estimate with { ResumeAt = TimeSpan.FromSeconds(4.25) } }), PlanViolationKind.InconsistentTimes, 0.25, "s");
        Expect(_problem, Replace(0, m => m with { Estimate = m.Estimate with { Downtime = TimeSpan.FromSeconds(-1) } }), PlanViolationKind.InconsistentTimes, 1, "s");
    }

    [Fact]
    public void LeavingAHostThatTheVmIsNotOn_IsFound()
    {
        PlanViolation violation = Expect(_problem, Replace(0, m => m with { From = 3 }), PlanViolationKind.WrongSource, 1, "migration");
        Assert.Equal("vm-0, 00:00:00–00:00:04: leaves host-3 but is on host-0", violation.Message);
    }

    [Fact]
    public void TwoMigrationsOfOneVmAtOnce_AreFoundWithTheirOverlap()
    {
        // vm-0 goes on from host 1 at 2.5 s though it lands at 4 s: 1.5 s of overlap.
        MigrationPlan plan = _valid with { Migrations = _valid.Migrations.Add(Move(0, 1, 3, 2.5)) };
        Expect(_problem, plan, PlanViolationKind.OverlappingMigrations, 1.5, "s");
    }

    [Fact]
    public void MemoryOnBothSides_MustFit()
    {
        // vm-0 needs 500 MB now: beside the 600 MB of vm-1, which leaves at 10 s, host 1 lacks 100 MB = 95.37 MiB in 0–10 s.
        PlanningProblem problem = WithUsage(0, 300, 500);
        PlanViolation violation = Expect(problem, Replace(0, m => WithTotal(m, 5)), PlanViolationKind.HostCapacity, 100e6, "B");
        Assert.Equal(
            ("host-1", TimeSpan.Zero, TimeSpan.FromSeconds(10)), (violation.Subject, violation.From, violation.Until!.Value));
        Assert.Equal("host-1, 00:00:00–00:00:10: memory exceeds capacity by 95.37 MiB", violation.Message);
    }

    [Fact]
    public void CpuCounts_FromWhenTheVmResumes()
    {
        // vm-1 needs 500 MIPS: beside the 600 MIPS of vm-2 host 2 lacks 100 MIPS from 10 s on, for good.
        PlanViolation violation = Expect(WithUsage(1, 500, 600), _valid, PlanViolationKind.HostCapacity, 100, "MIPS");
        Assert.Equal((TimeSpan.FromSeconds(10), null), (violation.From, violation.Until));
        Assert.Equal("host-2, from 00:00:10 on: cpu exceeds capacity by 100 MIPS", violation.Message);
    }

    [Fact]
    public void CpuOfAVmThatResumesEarly_CountsEarly()
    {
        // vm-0 with 900 MIPS runs on host 1 from 1 s, as post-copy does; vm-1 with 200 MIPS stops there at 4 s (its downtime is
        // its whole migration, 4–10 s): 100 MIPS too much in 1–4 s.
        MigrationPlan plan = Replace(
            0, m => m with { Estimate = m.Estimate with { ResumeAt = TimeSpan.FromSeconds(1), Downtime = TimeSpan.FromSeconds(1) } });
        PlanViolation violation = Expect(WithUsage(0, 900, 400), plan, PlanViolationKind.HostCapacity, 100, "MIPS");
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)), (violation.From, violation.Until!.Value));
    }

    [Fact]
    public void HostThatStartsOverloaded_MayNotBecomeWorse()
    {
        // vm-2 with 1,200 MIPS overloads host 2 from the start; vm-1 adds 200 MIPS to that.
        PlanViolation violation = Expect(WithUsage(2, 1200, 300), _valid, PlanViolationKind.HostCapacity, 200, "MIPS");
        Assert.Contains("its load at the start, which is above capacity, by 200 MIPS", violation.Message);
    }

    [Fact]
    public void ReservationsAboveALink_AreFound()
    {
        // vm-1 at 130 MB/s on links of 100 MB/s: 30 MB/s = 240 Mbit/s too much on "host-1 out" and "host-2 in".
        MigrationPlan plan = Replace(1, m => m with { Bandwidth = DataRate.FromBytesPerSecond(130e6) });
        ImmutableArray<PlanViolation> violations = PlanChecker.Check(_problem, plan).Violations;
        Assert.Equal(["host-1 out", "host-2 in"], violations.Select(v => v.Subject));
        Assert.All(violations, v => Assert.Equal((PlanViolationKind.LinkBandwidth, 30e6, "B/s"), (v.Kind, v.Magnitude, v.Unit)));
        Assert.Equal("host-1 out, 00:00:04–00:00:10: reservations exceed what migrations may use by 240 Mbit/s", violations[0].Message);
    }

    [Fact]
    public void TwoReservationsThatSumAboveALink_AreFoundWhileBothRun()
    {
        // vm-0 also leaves host 1 for host 3, at 100 MB/s in 4–8 s beside vm-1: 100 MB/s too much on "host-1 out".
        MigrationPlan plan = _valid with { Migrations = _valid.Migrations.Add(Move(0, 1, 3, 4)) };
        PlanViolation violation = Expect(_problem, plan, PlanViolationKind.LinkBandwidth, 100e6, "B/s");
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)), (violation.From, violation.Until!.Value));
    }

    [Fact]
    public void BandwidthBelowTheLeastShare_IsFound() =>

        // A quarter of 100 MB/s is the least; 20 MB/s are 5 MB/s less.
        Expect(_problem, Replace(0, m => m with { Bandwidth = DataRate.FromBytesPerSecond(20e6) }), PlanViolationKind.BandwidthShare, 5e6, "B/s");

    [Fact]
    public void TooManyMigrationsOnAHost_AreCounted()
    {
        PlanningProblem problem = _problem with { Limits = new PlanningLimits { MaxConcurrentPerHost = 1 } };
        MigrationPlan plan = Replace(1, m => m with { Start = TimeSpan.FromSeconds(3) });
        PlanViolation violation = Expect(problem, plan, PlanViolationKind.HostConcurrency, 1, "migrations");
        Assert.Equal(
            ("host-1", TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4)), (violation.Subject, violation.From, violation.Until!.Value));
    }

    [Fact]
    public void TooManyMigrationsInTotal_AreCounted()
    {
        PlanningProblem problem = _problem with { Limits = new PlanningLimits { MaxConcurrent = 1 } };
        Expect(problem, Replace(1, m => m with { Start = TimeSpan.FromSeconds(3) }), PlanViolationKind.TotalConcurrency, 1, "migrations");
    }

    [Fact]
    public void EndAfterTheDeadline_IsFound() =>

        // vm-1 starts at 5.25 s and takes 6 s: 11.25 s, 1.25 s after 10 s.
        Expect(_problem, Replace(1, m => m with { Start = TimeSpan.FromSeconds(5.25) }), PlanViolationKind.Deadline, 1.25, "s");

    [Fact]
    public void TimeTooShortForTheMemory_IsFound() =>

        // 400 MB do not pass in 3 s at 100 MB/s; a tick (10 bytes at this rate) is forgiven.
        Expect(_problem, Replace(0, m => WithTotal(m, 3)), PlanViolationKind.TimeBelowPayload, 100e6 - 10, "B");

    [Fact]
    public void TrafficBelowTheMemory_IsFound() => Expect(
        _problem,
        Replace(0, m => m with { Estimate = m.Estimate with { Traffic = DataSize.FromBytes(390_000_000) } }),
        PlanViolationKind.TrafficBelowPayload, 10e6, "B");

    [Fact]
    public void VmThatDoesNotReachItsTarget_IsFoundUnlessListed()
    {
        MigrationPlan without = _valid with { Migrations = [_valid.Migrations[0]] };
        PlanViolation violation = Expect(_problem, without, PlanViolationKind.TargetMissed, 1, "VM");
        Assert.Equal("vm-1, from 00:00:00 on: ends on host-1, not on host-2", violation.Message);
        Assert.Empty(PlanChecker.Check(_problem, without with { Unplanned = [new UnplannedMove(1, 1, 2, "why", [])] }).Violations);
    }

    [Fact]
    public void UnplannedEntryThatIsNotTrue_IsFound()
    {
        Expect(_problem, _valid with { Unplanned = [new UnplannedMove(1, 1, 2, "why", [])] }, PlanViolationKind.UnplannedMismatch, 1, "VM");
        Expect(_problem, _valid with { Unplanned = [new UnplannedMove(2, 2, 2, "why", [])] }, PlanViolationKind.UnplannedMismatch, 1, "VM");
    }

    [Fact]
    public void DetourThatIsNotMarked_AndMarkThatIsNoDetour_AreFound()
    {
        Expect(_problem, Replace(0, m => m with { To = 3 }), PlanViolationKind.BypassMark, 1, "migration");
        Expect(_problem, Replace(0, m => m with { IsBypass = true }), PlanViolationKind.BypassMark, 1, "migration");
    }

    [Fact]
    public void ContinuousConstraintBrokenOnTheWay_IsFoundWithItsTimes()
    {
        // vm-0 stops on host 0 one second before its end at 4 s, vm-1 on host 1 one second before its end at 10 s: from 3 to 9 s both are on host 1.
        PlacementProblem placement = Placed(new SpreadConstraint(0, 1) { IsContinuous = true, IsStrict = true });
        MigrationPlan plan = _valid with { Migrations = [WithDowntime(_valid.Migrations[0]), WithDowntime(_valid.Migrations[1])] };
        PlanViolation violation = Assert.Single(PlanChecker.Check(_problem, plan, placement).Violations);
        Assert.Equal((PlanViolationKind.PlacementConstraint, "spread", 1, "VMs"), (violation.Kind, violation.Subject, violation.Magnitude, violation.Unit));
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)), (violation.From, violation.Until!.Value));
        Assert.Equal("spread, 00:00:03–00:00:09: Host 1 holds 2 VMs of a group, 1 too many.", violation.Message);

        // At the end they are apart, which is all that a discrete constraint asks for.
        Assert.Empty(PlanChecker.Check(_problem, plan, Placed(new SpreadConstraint(0, 1) { IsStrict = true })).Violations);
    }

    [Fact]
    public void ContinuousConstraintBrokenFromTheStartOrAtTheEnd_IsFound()
    {
        MigrationPlan plan = _valid with { Migrations = [WithDowntime(_valid.Migrations[0]), WithDowntime(_valid.Migrations[1])] };
        PlacementProblem left = Placed(new BanConstraint([0], [0]) { IsContinuous = true });
        PlanViolation fromStart = Assert.Single(PlanChecker.Check(_problem, plan, left).Violations);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(3)), (fromStart.From, fromStart.Until!.Value));
        PlacementProblem reached = Placed(new BanConstraint([1], [2]) { IsContinuous = true });
        PlanViolation fromLanding = Assert.Single(PlanChecker.Check(_problem, plan, reached).Violations);
        Assert.Equal((TimeSpan.FromSeconds(9), null), (fromLanding.From, fromLanding.Until));
    }

    [Fact]
    public void PinnedVmOnADetour_IsFound()
    {
        // vm-0 goes to host 3 and comes back, which root, always continuous, does not allow.
        PlanningProblem problem = _problem with { Target = _problem.Initial };
        var plan = new MigrationPlan([WithDowntime(Move(0, 0, 3, 0)) with { IsBypass = true }, WithDowntime(Move(0, 3, 0, 5))], []);
        PlanViolation violation = Assert.Single(PlanChecker.Check(problem, plan, Placed(new RootConstraint(0))).Violations);
        Assert.Equal(("root", TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8)), (violation.Subject, violation.From, violation.Until!.Value));
    }

    [Fact]
    public void BrokenRulesOnSingleMoves_AreFoundWithTheirSeconds()
    {
        // vm-0 moves in 0–4 s, vm-1 in 4–10 s: 10 s too early for a vm-0 that is to wait for vm-1, together they would end 6 s apart.
        ExpectRule(new MoveRules { Precedences = [new MovePrecedence(1, 0)] }, _valid, PlanViolationKind.Precedence, 10);
        ExpectRule(new MoveRules { Synchronized = [[0, 1]] }, _valid, PlanViolationKind.Synchronized, 6);
        ExpectRule(new MoveRules { Releases = [new MoveRelease(1, TimeSpan.FromSeconds(4.5))] }, _valid, PlanViolationKind.EarlyStart, 0.5);
        ExpectRule(new MoveRules { Deadlines = [new MoveDeadline(1, TimeSpan.FromSeconds(7))] }, _valid, PlanViolationKind.Deadline, 3);

        // From 3 s on it would overlap with vm-0 for a second.
        MigrationPlan early = Replace(1, m => m with { Start = TimeSpan.FromSeconds(3) });
        ExpectRule(new MoveRules { Serialized = [[0, 1]] }, early, PlanViolationKind.Serialized, 1);
        Assert.Empty(PlanChecker.Check(_problem with { Rules = new MoveRules { Serialized = [[0, 1]], Precedences = [new MovePrecedence(0, 1), new MovePrecedence(2, 0)] } }, _valid).Violations);
    }

    [Fact]
    public void RunningVmThatGoesToTheStore_IsFound() =>
        Expect(_problem with { StoreHost = 3 }, Replace(0, m => m with { To = 3, IsBypass = true }), PlanViolationKind.StoreUse, 1, "migration");

    [Fact]
    public void EveryKind_IsProvokedByATestOfThisClass()
    {
        string source = File.ReadAllText(Path.Combine(Support.Checkout.Root, "tests", "PlacementLab.Tests", "Checking", "PlanCheckerTests.cs"));
        Assert.All(Enum.GetNames<PlanViolationKind>(), name => Assert.Contains($"PlanViolationKind.{name}", source));
    }

    private static PlanViolation First(PlannedMigration first) =>
        PlanChecker.Check(_problem, _valid with { Migrations = [first, _valid.Migrations[1]] }).Violations[0];

    private static void ExpectRule(MoveRules rules, MigrationPlan plan, PlanViolationKind kind, double seconds) =>
        Expect(_problem with { Rules = rules }, plan, kind, seconds, "s");

    private static PlanViolation Expect(
        PlanningProblem problem, MigrationPlan plan, PlanViolationKind kind, double magnitude, string unit)
    {
        ImmutableArray<PlanViolation> violations = PlanChecker.Check(problem, plan).Violations;
        PlanViolation violation = Assert.Single(violations, v => v.Kind == kind);
        Assert.Equal(magnitude, violation.Magnitude, 6);
        Assert.Equal(unit, violation.Unit);
        return violation;
    }

    private static MigrationPlan Replace(int index, Func<PlannedMigration, PlannedMigration> change) =>
        _valid with { Migrations = _valid.Migrations.SetItem(index, change(_valid.Migrations[index])) };

    private static PlanningProblem WithUsage(int vm, int cpu, int memoryMb) => _problem with
    {
        Usage = _problem.Usage.SetItem(vm, new ResourceVector(cpu, memoryMb * SmallFleet.Megabyte)),
    };

    private static PlannedMigration WithTotal(PlannedMigration migration, double seconds) => migration with
    {
        Estimate = migration.Estimate with
        {
            TotalTime = TimeSpan.FromSeconds(seconds),
            ResumeAt = TimeSpan.FromSeconds(seconds),
            Downtime = TimeSpan.FromSeconds(seconds),
        },
    };

    private static PlannedMigration WithDowntime(PlannedMigration migration) =>
        migration with { Estimate = migration.Estimate with { Downtime = TimeSpan.FromSeconds(1) } };

    private static PlacementProblem Placed(IPlacementConstraint constraint) => new()
    {
        Datacenter = _problem.Datacenter,
        Vms = _problem.Vms,
        Usage = _problem.Usage,
        Capacity = _problem.Capacity,
        Initial = _problem.Initial,
        Constraints = [constraint],
    };

    private static PlannedMigration Move(int vm, int from, int to, double start) => new()
    {
        Vm = vm,
        From = from,
        To = to,
        Start = TimeSpan.FromSeconds(start),
        Bandwidth = DataRate.FromBytesPerSecond(100e6),
        Estimate = new CopyOnceEstimator(_problem).Estimate(vm, DataRate.FromBytesPerSecond(100e6)),
    };
}
