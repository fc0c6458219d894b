using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Simulation;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

public sealed class PhysicalSimulatorTests
{
    private static readonly VmType _vm = new("vm", CpuCapacity.FromMips(500), DataSize.FromBytes(1_000_000_000));

    private static readonly PhysicalRules _rules = new()
    {
        Scheme = MigrationScheme.StopAndCopy,
        Models = new MigrationModelSettings { Energy = new EnergyCoefficients { JoulesPerMegabyte = 0, JoulesPerMigration = 80 } },
        Transitions = new HostTransitions { Wake = TimeSpan.FromSeconds(20), Sleep = TimeSpan.FromSeconds(10) },
        MigrationCpu = MigrationCpuDemand.None,
        ListsMigrations = true,
        Threads = 1,
    };

    // Two hosts (100 W idle, 200 W full, 1,000 MIPS), two VMs of 500 MIPS at 50 %, 1 GB over 125 MB/s: 8 s by stop-and-copy without
    // overheads, and 80 J, which are 5 W at each host for 8 s. Both VMs start on host 0; host 1 is off.
    // 0–300: host 0 at 50 %: 150 W · 300 s = 45,000 J.
    // 300: VM 1 is ordered to host 1, which wakes until 320: 200 W · 20 s = 4,000 J; host 0: 150 W · 20 s = 3,000 J.
    // 320–328: VM 1 is down. Host 0 at 25 %: (125 + 5) · 8 = 1,040 J; host 1 on and idle: (100 + 5) · 8 = 840 J.
    // 328–600: one VM each: 125 · 272 = 34,000 J each.
    // 600–608: back again. Host 0: 130 · 8 = 1,040 J; host 1: 105 · 8 = 840 J. 608–618: host 1 goes off: 100 · 10 = 1,000 J.
    // 608–900: host 0: 150 · 292 = 43,800 J.
    private static ConsolidationResult ThereAndBack() => PhysicalSimulator.Run(
        SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 2, _vm, [50, 50, 50], [50, 50, 50]),
        new ScriptedPolicy((1, new VmMove(1, 1)), (2, new VmMove(1, 0))),
        _rules,
        cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void ThereAndBack_Energy()
    {
        ConsolidationResult result = ThereAndBack();

        Assert.Equal([0, 0], result.InitialHostOf);
        Assert.Equal(45_000 + (3_000 + 1_040 + 34_000) + (1_040 + 43_800), result.Physical!.EnergyOfHost[0].Joules, 1e-6);
        Assert.Equal(4_000 + 840 + 34_000 + 840 + 1_000, result.Physical.EnergyOfHost[1].Joules, 1e-6);
        Assert.Equal(168_560, result.Metrics.Energy.Joules, 1e-6);
        Assert.Equal(160, result.Physical.MigrationEnergy.Joules, 1e-6);
        Assert.Equal(4_000 + 1_000, result.Physical.TransitionEnergy.Joules, 1e-6);
    }

    [Fact]
    public void ThereAndBack_ServiceAndMigrations()
    {
        ConsolidationResult result = ThereAndBack();
        ConsolidationMetrics metrics = result.Metrics;

        // Asked for: 500 MIPS for 900 s. Lost: 250 MIPS for 2 · 8 s.
        Assert.Equal(2, metrics.Migrations);
        Assert.Equal(4_000.0 / 450_000, metrics.Pdm, 1e-12);
        Assert.Equal(4_000.0 / 450_000, metrics.OverallSla, 1e-12);
        Assert.Equal(8.0 / 300, metrics.AverageSla, 1e-12);
        Assert.Equal(0, metrics.Slatah);
        // Host 1 was on from its order to wake at 300 until 608.
        Assert.Equal(1, metrics.HostShutdowns);
        Assert.Equal(308, metrics.TimeBeforeShutdown.Mean, 1e-9);
        // 320 s on host 0, then from 328 to 600 on host 1: mean 296 s.
        Assert.Equal(296, metrics.TimeBeforeMigration.Mean, 1e-9);
        PhysicalAccount account = result.Physical!;
        Assert.Equal(TimeSpan.FromSeconds(16), account.Migrations.Downtime);
        Assert.Equal(2, account.MigrationsOfVm[1].Count);
        Assert.Equal(0, account.MigrationsOfVm[0].Count);
        Assert.Equal((1, 1), (account.HostsWoken, account.HostsPutToSleep));
        Assert.Equal([1, 2, 1], result.Ticks.Select(t => t.ActiveHosts));
        Assert.Equal(1, account.PeakLinkUse, 1e-6);
        Assert.Equal([320.0, 600.0], account.MigrationList.Select(m => m.StartSeconds));
        Assert.Equal([328.0, 608.0], account.MigrationList.Select(m => m.ResumeSeconds));
    }

    // Two VMs of 800 MIPS at 75 % on a host of 1,000 MIPS ask for 1,200 MIPS: for 300 of 600 s; 200 of them are lost.
    [Fact]
    public void Overload_IsShared()
    {
        var big = new VmType("big", CpuCapacity.FromMips(800), DataSize.FromBytes(1_000_000_000));
        ConsolidationResult result = PhysicalSimulator.Run(
            SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 1, big, [75, 50], [75, 50]),
            ConsolidationPolicies.Parse("dvfs", null, null, 1),
            _rules,
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(0.5, result.Metrics.Slatah, 1e-12);
        Assert.Equal(60_000.0 / (360_000 + 240_000), result.Metrics.OverallSla, 1e-12);
        Assert.Equal(200.0 / 1200, result.Metrics.AverageSla, 1e-12);
        Assert.Equal(0, result.Metrics.Pdm);
        // 200 W · 300 s, then 800 MIPS: 180 W · 300 s.
        Assert.Equal(60_000 + 54_000, result.Metrics.Energy.Joules, 1e-6);
    }

    [Fact]
    public void Npa_DrawsFullPowerEverywhereAllTheTime()
    {
        ConsolidationResult result = PhysicalSimulator.Run(
            SmallFleet.Of(SmallFleet.Linear(4_000_000_000), 3, _vm, [0, 10]),
            ConsolidationPolicies.Parse("npa", null, null, 1),
            _rules,
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(3 * 200 * 600, result.Metrics.Energy.Joules, 1e-6);
    }

    [Fact]
    public void MigrationLongerThanAnInterval_GoesOn_AndItsVmIsNotMovedAgain()
    {
        // 62.5 GB over 125 MB/s: 500 s, from 320 to 820.
        var huge = new VmType("huge", CpuCapacity.FromMips(500), DataSize.FromBytes(62_500_000_000));
        ConsolidationResult result = PhysicalSimulator.Run(
            SmallFleet.Of(SmallFleet.Linear(200_000_000_000), 2, huge, [50, 50, 50, 50]),
            new ScriptedPolicy((1, new VmMove(0, 1)), (2, new VmMove(0, 0))),
            _rules,
            cancellation: TestContext.Current.CancellationToken);

        MigrationRecord only = Assert.Single(result.Physical!.MigrationList);
        Assert.Equal(820, only.EndSeconds, 1e-9);
        Assert.Equal(1, result.Physical.RefusedOrders);
        Assert.Equal([0, 1, 0, 0], result.Physical.Intervals.Select(i => i.MigrationsRunning));
        Assert.Equal([0.0, 280 * 250, 220 * 250, 0], result.Physical.Intervals.Select(i => i.LostToDowntime));
    }

    [Fact]
    public void OrderWithoutMemoryAtItsDestination_IsRefused()
    {
        ConsolidationResult result = PhysicalSimulator.Run(
            SmallFleet.Of(SmallFleet.Linear(1_500_000_000), 2, _vm, [50, 50], [50, 50]),
            new ScriptedPolicy((1, new VmMove(1, 0)), (1, new VmMove(0, 1))),
            _rules,
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Physical!.RefusedOrders);
        Assert.Equal(0, result.Metrics.Migrations);
    }

    [Fact]
    public void VmsThatDoNotFitAtTimeZero_AreRefused()
    {
        var fleet = SmallFleet.Of(SmallFleet.Linear(1_500_000_000), 1, _vm, [50, 50], [50, 50]);

        var error = Assert.Throws<InvalidInputException>(
            () => PhysicalSimulator.Run(
            fleet, ConsolidationPolicies.Parse("dvfs", null, null, 1), _rules, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("first placement", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_EndsARun() => Assert.Throws<OperationCanceledException>(() => PhysicalSimulator.Run(
        SmallFleet.Random(1), ConsolidationPolicies.Parse("thr", null, null, 1), _rules, null, new CancellationToken(canceled: true)));
}
