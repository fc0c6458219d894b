using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Tests.Planning;

/// <summary>
/// Small planning problems with round numbers: hosts of 1,000 MIPS and 1,000 MB in one rack, NICs of 1,000 Mbit/s =
/// 125 MB/s of which 20 % are reserved, so that migrations have exactly 100 MB/s.
/// </summary>
internal static class SmallFleet
{
    public const long Megabyte = 1_000_000;

    private static readonly PowerCurve _curve = new(100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110);

    /// <summary>A problem from (cpu MIPS, memory MB, host now, host then) per VM.</summary>
    public static PlanningProblem Problem(int hosts, params (int Cpu, int MemoryMb, int From, int To)[] vms)
    {
        Datacenter datacenter = Datacenter(hosts, rackOf: _ => 0, new TwoTierOptions { ReservedShare = 0.2 });
        return new PlanningProblem
        {
            Datacenter = datacenter,
            Vms = [.. vms.Select((v, i) => new Vm(i, $"vm-{i}", new VmType("any", CpuCapacity.FromMips(1000), DataSize.FromBytes(1000 * Megabyte))))],
            Usage = [.. vms.Select(v => new ResourceVector(v.Cpu, v.MemoryMb * Megabyte))],
            Capacity = [.. datacenter.Hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))],
            Initial = new Assignment([.. vms.Select(v => v.From)]),
            Target = new Assignment([.. vms.Select(v => v.To)]),
        };
    }

    /// <summary>Hosts of 1,000 MIPS and 1,000 MB with NICs of 1,000 Mbit/s.</summary>
    public static Datacenter Datacenter(int hosts, Func<int, int> rackOf, TwoTierOptions options)
    {
        var type = new HostType(
            "small", CpuCapacity.FromMips(1000), DataSize.FromBytes(1000 * Megabyte), DataRate.FromMegabitsPerSecond(1000), _curve);
        Host[] all = [.. Enumerable.Range(0, hosts).Select(h => new Host(h, $"host-{h}", type, rackOf(h)))];
        return new Datacenter([.. all], Topology.TwoTier(all, options));
    }
}
