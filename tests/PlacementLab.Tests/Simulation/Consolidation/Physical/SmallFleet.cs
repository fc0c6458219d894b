using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Units;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

/// <summary>Fleets of a few hosts, by hand or at random.</summary>
internal static class SmallFleet
{
    /// <summary>Power 100 W idle and 200 W full, linear; 1,000 MIPS, a gigabit interface.</summary>
    public static HostType Linear(long memoryBytes) => new(
        "linear",
        CpuCapacity.FromMips(1000),
        DataSize.FromBytes(memoryBytes),
        DataRate.FromMegabitsPerSecond(1000),
        new PowerCurve(100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200));

    /// <summary>Some hosts of a kind and VMs with the given CPU in %, on links that nothing else uses.</summary>
    public static PhysicalScenario Of(HostType type, int hosts, VmType vm, params float[][] percent) =>
        Of([.. Enumerable.Repeat(type, hosts)], [.. percent.Select(_ => vm)], new TwoTierOptions { ReservedShare = 0 }, percent) with
        {
            NetworkAtFullLoad = DataRate.Zero,
        };

    /// <summary>A random fleet with room to move, and traces with quiet and busy times.</summary>
    public static PhysicalScenario Random(int seed, int megabitsPerSecond = 1000)
    {
        var random = new Random(seed);
        int hosts = random.Next(3, 9);
        int vms = random.Next(hosts, 3 * hosts);
        int samples = random.Next(16, 30);
        HostType[] types = [.. Enumerable.Range(0, hosts).Select(i => Linear(6_000_000_000) with
        {
            Name = $"kind-{i % 2}",
            Cpu = CpuCapacity.FromMips(i % 2 == 0 ? 3000 : 4000),
            Nic = DataRate.FromMegabitsPerSecond(megabitsPerSecond),
        })];
        VmType[] sizes = [.. Enumerable.Range(0, vms).Select(_ => new VmType(
            "size", CpuCapacity.FromMips(random.Next(2, 13) * 100), DataSize.FromBytes(random.Next(2, 15) * 100_000_000L)))];
        float[][] percent = [.. Enumerable.Range(0, vms).Select(_ => Trace(random, samples))];
        var network = new TwoTierOptions { HostsPerRack = 2, RackUplink = DataRate.FromMegabitsPerSecond(1.5 * megabitsPerSecond), Core = DataRate.FromMegabitsPerSecond(1.2 * megabitsPerSecond) };
        return Of(types, sizes, network, percent);
    }

    private static float[] Trace(Random random, int samples)
    {
        double level = random.NextDouble() * 100;
        float[] trace = new float[samples];
        for (int i = 0; i < samples; i++)
        {
            level = random.Next(6) == 0 ? random.NextDouble() * 100 : level;
            trace[i] = (float)Math.Clamp(Math.Round(level + random.Next(-10, 11)), 0, 100);
        }

        return trace;
    }

    private static PhysicalScenario Of(HostType[] types, VmType[] sizes, TwoTierOptions network, float[][] percent)
    {
        ImmutableArray<Host> hosts = [.. types.Select((t, i) => new Host(i, $"host-{i}", t, i / network.HostsPerRack))];
        UtilizationTrace[] traces = [.. percent.Select((p, i) => new UtilizationTrace($"trace-{i}", [.. p], []))];
        return new PhysicalScenario
        {
            Name = "small",
            Datacenter = new Datacenter(hosts, Topology.TwoTier(hosts, network)),
            Vms = [.. sizes.Select((s, i) => new Vm(i, $"vm-{i}", s))],
            Traces = new SharedTraces(TimeSpan.FromSeconds(300), traces, [.. Enumerable.Range(0, traces.Length)]),
            Classes = [.. sizes.Select((_, i) => WorkloadClasses.Assumed[i % WorkloadClasses.Assumed.Length])],
        };
    }
}
