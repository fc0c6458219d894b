using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Simulation;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

/// <summary>One effect at a time, by hand. Hosts have 1,000 MIPS, 100 W idle and 200 W full; links carry 125 MB/s.</summary>
public sealed class PhysicalArithmeticTests
{
    private static readonly VmType _vm = new("vm", CpuCapacity.FromMips(500), DataSize.FromBytes(1_000_000_000));

    // A VM of 1 GB takes 8 s and 80 J by stop-and-copy, which are 5 W at each host. Hosts wake in 20 s.
    private static readonly PhysicalRules _rules = new()
    {
        Scheme = MigrationScheme.StopAndCopy,
        Models = new MigrationModelSettings { Energy = new EnergyCoefficients { JoulesPerMegabyte = 0, JoulesPerMigration = 80 } },
        Transitions = new HostTransitions { Wake = TimeSpan.FromSeconds(20), Sleep = TimeSpan.FromSeconds(10) },
        MigrationCpu = MigrationCpuDemand.None,
        ListsMigrations = true,
        Threads = 1,
    };

    [Theory]
    [InlineData(MigrationScheme.PreCopy)]
    [InlineData(MigrationScheme.PostCopy)]
    [InlineData(MigrationScheme.Hybrid)]
    [InlineData(MigrationScheme.StopAndCopy)]
    public void AMigrationAlone_IsTheModelsEstimate(MigrationScheme scheme)
    {
        PhysicalScenario fleet = Pair(3);
        PhysicalRules rules = new() { Scheme = scheme, ListsMigrations = true };
        MigrationEstimate estimate = MigrationModels.Create(scheme, rules.Models).Estimate(new MigrationRequest
        {
            Memory = _vm.Memory,
            DirtyCurve = fleet.Classes[1].CurveFor(_vm.Memory, 0.5, 0.5, 1),
            Bandwidth = DataRate.FromBytesPerSecond(125_000_000),
            DowntimeLimit = rules.Models.DowntimeLimit,
            RoundTrip = fleet.RoundTrip,
        });

        PhysicalAccount account = Run(fleet, rules, (1, new VmMove(1, 1))).Physical!;

        // Ordered at 300, host 1 is awake at 500.
        MigrationRecord only = Assert.Single(account.MigrationList);
        Assert.Equal(500, only.StartSeconds, 1e-9);
        Assert.Equal(500 + (estimate.ResumeAt - estimate.Downtime).TotalSeconds, only.StopSeconds, 1e-6);
        Assert.Equal(500 + estimate.ResumeAt.TotalSeconds, only.ResumeSeconds, 1e-6);
        Assert.Equal(500 + estimate.TotalTime.TotalSeconds, only.EndSeconds, 1e-6);
        Assert.Equal(new VmMigrationTotals(1, estimate.TotalTime, estimate.Downtime, estimate.Traffic), account.MigrationsOfVm[1]);
        Assert.Equal(account.MigrationsOfVm[1], account.Migrations);
        Assert.Equal(estimate.Energy.Joules, account.MigrationEnergy.Joules, 1e-6);
        Assert.Equal(250 * estimate.Downtime.TotalSeconds, account.Intervals.Sum(i => i.LostToDowntime), 1e-3);
        Assert.Equal(250 * estimate.Slowdown.TotalSeconds, account.Intervals.Sum(i => i.LostToSlowdown), 1e-3);
    }

    // An idle VM writes nothing: textbook pre-copy sends its 1 GB once, in 8 s.
    [Fact]
    public void PreCopyOfAnIdleVm_IsOneCopy()
    {
        PhysicalScenario fleet = SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 2, _vm, [50, 50], [0, 0]);

        MigrationRecord only = Assert.Single(
            Run(fleet, _rules with { Scheme = MigrationScheme.PreCopy }, (1, new VmMove(1, 1))).Physical!.MigrationList);

        Assert.Equal(8, only.EndSeconds - only.StartSeconds, 1e-6);
        // Pages of 4 KiB with a header of 8 B, which the time does not count.
        Assert.Equal(1_000_000_000 / 4096.0 * 4104, only.Traffic.Bytes, 4104.0);
        Assert.Equal(0, only.ResumeSeconds - only.StopSeconds, 1e-6);
    }

    // Two VMs leave host 0 over its one interface: 62.5 MB/s each, 16 s. Or, since that is less than three quarters, one after the other.
    [Theory]
    [InlineData(0.5, 320, 336, 336)]
    [InlineData(0.75, 328, 328, 336)]
    public void TwoMigrations_ShareALink(double leastShare, double secondStart, double firstEnd, double secondEnd)
    {
        PhysicalScenario fleet = SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 3, _vm, [50, 50], [50, 50]);

        PhysicalAccount account = Run(fleet, _rules with { LeastBandwidthShare = leastShare }, (1, new VmMove(0, 1)), (1, new VmMove(1, 2))).Physical!;

        Assert.Equal([320, secondStart], account.MigrationList.Select(m => m.StartSeconds));
        Assert.Equal([firstEnd, secondEnd], account.MigrationList.Select(m => m.EndSeconds));
        Assert.Equal(secondStart == 320 ? 62.5e6 : 125e6, account.MigrationList[1].Bandwidth.BytesPerSecond);
        Assert.Equal(1, account.PeakLinkUse, 1e-9);
        // Host 0 is left empty at 336 and off at 346.
        Assert.Equal(new HostModeRecord(346, 0, HostMode.Asleep), account.HostModeList[^1]);
    }

    // By default a host wakes for 200 s at full power: 300–500 40,000 J; 500–508 on, its VM not yet there: 100 · 8 = 800 J;
    // 508–600 at 25 %: 125 · 92 = 11,500 J; and 5 W · 8 s = 40 J for the migration.
    [Fact]
    public void WakingTakes200SecondsAtFullPower()
    {
        PhysicalAccount account = Run(Pair(2), _rules with { Transitions = new HostTransitions() }, (1, new VmMove(1, 1))).Physical!;

        Assert.Equal(40_000 + 800 + 11_500 + 40, account.EnergyOfHost[1].Joules, 1e-6);
        Assert.Equal(40_000, account.TransitionEnergy.Joules, 1e-6);
        Assert.Equal([new(300, 1, HostMode.Waking), new HostModeRecord(500, 1, HostMode.On)], account.HostModeList);
    }

    // HP ProLiant ML110 G4, 3,720 MIPS: 96 W at 30 % and 99.5 W at 40 %. A VM of 1,302 MIPS is 35 %: 97.75 W · 300 s.
    [Fact]
    public void PublishedPowerCurve_IsLinearBetweenTenths()
    {
        HostType g4 = new FleetOptions().HostTypes[0];
        var vm = new VmType("vm", CpuCapacity.FromMips(1302), DataSize.FromBytes(1_000_000_000));

        ConsolidationResult result = Run(SmallFleet.Of(g4, 1, vm, [100]), _rules);

        Assert.Equal(29_325, result.Metrics.Energy.Joules, 1e-6);
    }

    // The energy of a migration is the model's 80 J, CPU work included: 200 MIPS of it on a host with room draw nothing more.
    [Fact]
    public void CpuOfMigrating_DrawsNoPowerBesideTheModels()
    {
        var work = new MigrationCpuDemand { SourceWorkPerGigabyte = 1_600, DestinationWorkPerGigabyte = 1_600 };

        ConsolidationResult without = Run(Pair(3), _rules, (1, new VmMove(1, 1)));
        ConsolidationResult with = Run(Pair(3), _rules with { MigrationCpu = work }, (1, new VmMove(1, 1)));

        Assert.Equal(80, with.Physical!.MigrationEnergy.Joules, 1e-6);
        Assert.Equal(without.Metrics.Energy.Joules, with.Metrics.Energy.Joules, 1e-6);
    }

    // 320–328 VM 1 is down (450 MIPS · 8 s missed); VM 0 asks for 450 MIPS and migrating for 8,400 / 8 = 1,050 MIPS of 1,000: VM 0 gets
    // 1,000 · 450 / 1,500 = 300 and misses 150 · 8 s. Host 0 draws 130 + 5 W then. It is short for 8 of the 600 + 280 s in which hosts are
    // active. Both VMs ask for 900 MIPS · 600 s.
    [Fact]
    public void CpuOfMigrating_TakesFromTheVmsOfAFullHost()
    {
        PhysicalScenario fleet = SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 2, _vm, [90, 90], [90, 90]);
        var work = new MigrationCpuDemand { SourceWorkPerGigabyte = 8_400 / (4104 / 4096.0) };

        ConsolidationResult result = Run(fleet, _rules with { MigrationCpu = work }, (1, new VmMove(1, 1)));

        PhysicalInterval second = result.Physical!.Intervals[1];
        Assert.Equal(3_600, second.LostToDowntime, 1e-6);
        Assert.Equal(1_200, second.LostToMigrationCpu, 1e-6);
        Assert.Equal(0, second.LostToOverload);
        Assert.Equal(8.0 / 880, result.Metrics.Slatah, 1e-12);
        Assert.Equal(4_800.0 / 540_000, result.Metrics.Pdm, 1e-12);
        Assert.Equal(8.0 / 880 * (4_800.0 / 540_000), result.Metrics.Slav, 1e-12);
        // 320 s at 90 %: 190 W; 8 s; 272 s at 45 %: 145 W.
        Assert.Equal((190 * 320) + (135 * 8) + (145 * 272), result.Physical.EnergyOfHost[0].Joules, 1e-6);
    }

    // 62.5 GB take 500 s, from 320 on; the run ends at 600. Totals count all of it, energy and lost work 280 s.
    [Fact]
    public void AMigrationThatTheEndCutsOff_CountsInFull_ButItsEffectsUpToTheEnd()
    {
        var huge = new VmType("huge", CpuCapacity.FromMips(500), DataSize.FromBytes(62_500_000_000));

        ConsolidationResult result = Run(SmallFleet.Of(SmallFleet.Linear(200_000_000_000), 2, huge, [50, 50]), _rules, (1, new VmMove(0, 1)));

        PhysicalAccount account = result.Physical!;
        var time = TimeSpan.FromSeconds(500);
        Assert.Equal((1, time, time), (account.Migrations.Count, account.Migrations.Time, account.Migrations.Downtime));
        Assert.Equal(62_500_000_000 / 4096.0 * 4104, account.Migrations.Traffic.Bytes, 4104.0);
        Assert.Equal(1, account.Intervals[1].MigrationsRunning);
        Assert.Equal([0], account.FinalHostOf);
        Assert.Equal(250 * 280, account.Intervals[1].LostToDowntime, 1e-6);
        Assert.Equal(80.0 * 280 / 500, account.MigrationEnergy.Joules, 1e-6);
    }

    /// <summary>Two hosts and two VMs at 50 %, both on host 0 at first.</summary>
    private static PhysicalScenario Pair(int intervals)
    {
        float[] percent = [.. Enumerable.Repeat(50f, intervals)];
        return SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 2, _vm, percent, percent);
    }

    private static ConsolidationResult Run(PhysicalScenario fleet, PhysicalRules rules, params (int Interval, VmMove Move)[] script) =>
        PhysicalSimulator.Run(fleet, new ScriptedPolicy(script), rules, cancellation: TestContext.Current.CancellationToken);
}
