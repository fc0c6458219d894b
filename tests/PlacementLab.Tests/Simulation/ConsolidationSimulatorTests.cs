using PlacementLab.Migration;
using PlacementLab.Migration.Interference;
using PlacementLab.Simulation;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class ConsolidationSimulatorTests
{
    private static readonly IMigrationModel _cold = MigrationModels.Create(MigrationScheme.StopAndCopy, new MigrationModelSettings());

    [Fact]
    public void Run_WithoutMigration_AccountsEnergyAndOverloadByHand()
    {
        // Host 0 carries two VMs: 30 + 20 % = 50 % in sample 1, 80 + 40 % = 120 % in sample 2. Host 1 is empty and off.
        // Energy: 300 s · 150 W + 300 s · 200 W = 45,000 + 60,000 = 105,000 J.
        // Overload: 300 s of 600 s active: SLATAH = 0.5; 300 s = 0.08333 host-hours.
        SimulationScenario scenario = SmallScenario.Of(2, [0, 0], [0, 30, 80], [0, 20, 40]);

        SimulationResult result = Run(scenario, new NoMigrationPolicy());

        Assert.Equal(105_000, result.Energy.Joules, 6);
        Assert.Equal(0.5, result.Sla.Slatah, 12);
        Assert.Equal(300 / 3600.0, result.OverloadedHostHours, 12);
        Assert.Equal(0, result.Sla.Pdm);
        Assert.Equal("none", result.Scheme);
        Assert.Equal([1, 1], result.Intervals.Select(i => i.ActiveHosts));
        Assert.Equal([0, 1], result.Intervals.Select(i => i.OverloadedHosts));
    }

    [Fact]
    public void Run_WithOneColdMove_AccountsDowntimeEnergyAndLostWorkByHand()
    {
        // One VM of 50 %, 100 MiB = 104,857,600 B over 125,000,000 B/s: T = downtime = 0.8388608 s, moved at the start of sample 1.
        // Work lost: 0.8388608 s of the 300 s that the VM asks for: PDM = 0.8388608 / 300.
        // Host 0: idle 100 W for 0.8388608 s (demand 0 while the VM is stopped), then off. Host 1: on from the start,
        // 100 W during the copy, 150 W for the remaining 299.1611392 s.
        SimulationScenario scenario = SmallScenario.Of(2, [0], [50, 50]);
        const double copy = 0.8388608;

        SimulationResult result = Run(scenario, new MoveOncePolicy(1, 0, 1));

        double hosts = (copy * 100) + (copy * 100) + ((300 - copy) * 150);
        Assert.Equal(hosts + result.Migrations.Energy.Joules, result.Energy.Joules, 3);
        Assert.Equal(1, result.Migrations.Count);
        Assert.Equal(copy, result.Migrations.Downtime.TotalSeconds, 6);
        Assert.Equal(copy / 300, result.Sla.Pdm, 9);
        Assert.Equal(1, result.PlansChecked);
    }

    [Fact]
    public void Run_WithCpuWorkOfMigrating_TakesItFromTheNeighboursByHand()
    {
        // Hosts of 1,000 MIPS. Two VMs of 50 % on host 0 fill it; one is copied in 0.8388608 s (104,857,600 B and 204,800 B of headers on the wire:
        // 0.1050624 GB). 2,000 million instructions per GB are 210.1248 in all, 250.488 MIPS at the source for that time. The moving VM is
        // stopped, so v = 500, m = 250.488 < 500 free: nothing is lost and no overload. With 8,000 per GB m = 1001.953: 1501.953 for
        // 1,000, so the neighbour gets 1000 · 500/1501.953 = 332.9 of its 500: 167.1 · 0.8388608 = 140.174 MIPS·s are lost. They are
        // shared between both VMs that began there; each asks for 150,000, and the mover lost 0.8388608 s of its own.
        SimulationScenario scenario = SmallScenario.Of(2, [0, 0], [50, 50], [50, 50]);
        const double copy = 0.8388608;

        SimulationResult small = Run(scenario, new MoveOncePolicy(1, 0, 1), new MigrationCpuDemand { SourceWorkPerGigabyte = 2000 });
        SimulationResult large = Run(scenario, new MoveOncePolicy(1, 0, 1), new MigrationCpuDemand { SourceWorkPerGigabyte = 8000 });

        double mips = 8000 * 0.1050624 / copy;
        double lost = (500 - (1000 * 500 / (500 + mips))) * copy;
        Assert.Equal(copy / 300 / 2, small.Sla.Pdm, 9);
        Assert.Equal(0, small.Sla.Slatah);
        Assert.Equal((copy / 300 / 2) + (lost / 300_000), large.Sla.Pdm, 9);
        Assert.Equal(copy / 300 / 2, large.Sla.Slatah, 9);
    }

    [Fact]
    public void CpuWorkFromCoreSeconds()
    {
        // 0.7 and 1.3 core-seconds per GB at 2,000 MIPS a core.
        var work = MigrationCpuDemand.Of(new InterferenceOptions(), CpuCapacity.FromMips(2000));

        Assert.Equal(1400, work.SourceWorkPerGigabyte, 9);
        Assert.Equal(2600, work.DestinationWorkPerGigabyte, 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationCpuDemand { SourceWorkPerGigabyte = -1 });
    }

    [Fact]
    public void Run_Twice_GivesEqualResultsOnAnyNumberOfThreads()
    {
        SimulationScenario scenario = SmallScenario.Of(3, [0, 0, 0], [40, 50, 60, 20], [40, 50, 60, 70], [10, 10, 10, 10]);
        var policy = new ReactiveThresholdPolicy(GoalPreset.Named("proactive", "test"), new PlacementRules());

        SimulationResult[] results = new SimulationResult[4];
        Parallel.For(0, results.Length, i => results[i] = Run(scenario, policy));

        Assert.All(results, r => Assert.Equal(results[0].Energy, r.Energy));
        Assert.All(results, r => Assert.Equal(results[0].Migrations, r.Migrations));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 2)]
    [InlineData(1, 4)]
    public void Constructor_RangeOutsideTrace_Throws(int from, int until) =>
        Assert.Throws<ArgumentException>(() => new ConsolidationSimulator(
            SmallScenario.Of(1, [0], [1, 2, 3]), new SimulationSettings { From = from, Until = until }));

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var simulator = new ConsolidationSimulator(SmallScenario.Of(1, [0], [1, 2]), new SimulationSettings { From = 1, Until = 2 });

        Assert.Throws<OperationCanceledException>(() => simulator.Run(new NoMigrationPolicy(), _cold, null, cancelled.Token));
    }

    private static SimulationResult Run(SimulationScenario scenario, IMigrationPolicy policy, MigrationCpuDemand? cpu = null) =>
        new ConsolidationSimulator(scenario, new SimulationSettings
        {
            From = 1,
            Until = scenario.Demand.SampleCount,
            MigrationCpu = cpu ?? MigrationCpuDemand.None,
        }).Run(policy, _cold, null, CancellationToken.None);
}
