using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Simulation;
using PlacementLab.Units;

namespace PlacementLab.Tests.Simulation;

/// <summary>
/// Two hosts of 1,000 MIPS and 100 W idle to 200 W full, linear; VMs of 1,000 MIPS and 100 MiB; five-minute samples.
/// </summary>
internal static class SmallScenario
{
    public static HostType HostType { get; } = new(
        "linear",
        CpuCapacity.FromMips(1000),
        DataSize.FromGibibytes(4),
        DataRate.FromMegabitsPerSecond(1000),
        new PowerCurve(100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200));

    public static SimulationScenario Of(int hosts, ImmutableArray<int> start, params float[][] cpuPercent)
    {
        var type = new VmType("test", CpuCapacity.FromMips(1000), DataSize.FromMebibytes(100));
        ImmutableArray<Host> all = [.. Enumerable.Range(0, hosts).Select(i => new Host(i, $"host-{i}", HostType, 0))];
        ImmutableArray<Vm> vms = [.. cpuPercent.Select((_, i) => new Vm(i, $"vm-{i}", type))];
        var traces = new TraceSet(
            "small", TimeSpan.FromMinutes(5), [.. cpuPercent.Select((c, i) => new UtilizationTrace($"vm-{i}", [.. c], []))]);
        return new SimulationScenario
        {
            Datacenter = new Datacenter(all, Topology.TwoTier(all, new TwoTierOptions { ReservedShare = 0 })),
            Vms = vms,
            Demand = new FleetDemand(traces, vms, 0.25),
            Classes = [.. vms.Select(_ => new WorkloadClass("idle", 0.01, 0, 0))],
            Start = new Assignment(start),
        };
    }
}
