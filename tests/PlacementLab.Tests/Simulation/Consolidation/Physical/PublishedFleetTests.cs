using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Migration;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

public sealed class PublishedFleetTests
{
    [Fact]
    public void OrderOfFilesAndDays_ChangesNothing()
    {
        TraceSet[] days = [Day("b", 40, 12, 1), Day("a", 30, 12, 2)];
        TraceSet[] shuffled = [Reversed(days[1]), Reversed(days[0])];
        var options = new FleetOptions { Hosts = 60, Vms = 150, Seed = 3 };

        ConsolidationResult expected = Run(PublishedFleet.Build(days, options), 1);
        ConsolidationResult found = Run(PublishedFleet.Build(shuffled, options), 1);

        Assert.True(expected.Metrics.Migrations > 0);
        AssertSame(expected, found);
    }

    [Fact]
    public void NumberOfThreads_ChangesNothing()
    {
        PhysicalScenario fleet = PublishedFleet.Build([Day("a", 50, 14, 1)], new FleetOptions { Hosts = 1100, Vms = 1600 });

        ConsolidationResult one = Run(fleet, 1);

        Assert.True(one.Metrics.Migrations > 100);
        AssertSame(one, Run(fleet, 2));
        AssertSame(one, Run(fleet, 4));
    }

    [Fact]
    public void DrawnTraces_DependOnSeedAndName()
    {
        TraceSet[] days = [Day("a", 30, 12, 2)];
        PhysicalScenario few = PublishedFleet.Build(days, new FleetOptions { Vms = 50 });
        PhysicalScenario many = PublishedFleet.Build(days, new FleetOptions { Vms = 80 });
        PhysicalScenario other = PublishedFleet.Build(days, new FleetOptions { Vms = 50, Seed = 2 });

        Assert.All(Enumerable.Range(0, 50), vm => Assert.True(few.Traces.CpuPercentOf(vm).SequenceEqual(many.Traces.CpuPercentOf(vm))));
        Assert.Contains(Enumerable.Range(0, 50), vm => !few.Traces.CpuPercentOf(vm).SequenceEqual(other.Traces.CpuPercentOf(vm)));
        Assert.Equal(30, few.Traces.DistinctCount);
    }

    [Fact]
    public void Memory_IsDoubledUntilTheVmsFillThreeQuarters()
    {
        // 80 VMs of 870, 1740, 1740 and 613 MiB: 20 · 4,963 = 99,260 MiB. On 20 hosts of 4, 8 GiB: 81,920 and 163,840 MiB; 75 % of
        // the latter are 122,880 MiB.
        PhysicalScenario fleet = PublishedFleet.Build([Day("a", 80, 12, 2)], new FleetOptions { Hosts = 20 });

        Assert.All(fleet.Datacenter.Hosts, h => Assert.Equal(DataSize.FromGibibytes(8), h.Type.Memory));
        Assert.Equal(DataSize.FromGibibytes(4), PublishedFleet.Build([Day("a", 8, 12, 2)], new FleetOptions { Hosts = 20 }).Datacenter.Hosts[0].Type.Memory);
    }

    [Fact]
    public void BadInput_IsRefused()
    {
        TraceSet day = Day("a", 8, 12, 1);

        Assert.Throws<InvalidInputException>(() => PublishedFleet.Build([day], new FleetOptions { Hosts = 0 }));
        Assert.Throws<InvalidInputException>(() => PublishedFleet.Build([day], new FleetOptions { Vms = 0 }));
        Assert.Throws<InvalidInputException>(() => PublishedFleet.Build([], new FleetOptions()));
        Assert.Throws<InvalidInputException>(() => PublishedFleet.Build([day, Day("b", 8, 13, 1)], new FleetOptions()));
        Assert.Throws<InvalidInputException>(() => new SharedTraces(
            TimeSpan.FromSeconds(300), [new UtilizationTrace("x", [1, 2], []), new UtilizationTrace("y", [1], [])], [0, 1]));
    }

    private static ConsolidationResult Run(PhysicalScenario fleet, int threads) => PhysicalSimulator.Run(
        fleet,
        ConsolidationPolicies.Parse("lr", null, "mmt", 1),
        new PhysicalRules { Scheme = MigrationScheme.Hybrid, Threads = threads, ListsMigrations = true },
        null,
        TestContext.Current.CancellationToken);

    private static void AssertSame(ConsolidationResult expected, ConsolidationResult found)
    {
        Assert.Equal(expected.Metrics, found.Metrics);
        Assert.Equal(expected.Ticks, found.Ticks);
        Assert.Equal(expected.Physical!.Intervals, found.Physical!.Intervals);
        Assert.Equal(expected.Physical.MigrationList, found.Physical.MigrationList);
        Assert.Equal(expected.Physical.EnergyOfHost, found.Physical.EnergyOfHost);
    }

    private static TraceSet Reversed(TraceSet day) => new(day.Name, day.Step, [.. day.Traces.Reverse()]);

    private static TraceSet Day(string name, int vms, int samples, int seed)
    {
        var random = new Random(seed);
        return new TraceSet(name, TimeSpan.FromMinutes(5), [.. Enumerable.Range(0, vms).Select(
            vm => new UtilizationTrace($"{name}-{vm:000}", [.. Samples(random, samples)], []))]);
    }

    private static ImmutableArray<float> Samples(Random random, int count)
    {
        int level = random.Next(0, 60);
        return [.. Enumerable.Range(0, count).Select(_ => (float)Math.Clamp(level + random.Next(-20, 40), 0, 100))];
    }
}
