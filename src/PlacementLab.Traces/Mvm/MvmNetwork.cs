using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Units;

namespace PlacementLab.Traces.Mvm;

/// <summary>
/// The network of an instance, which its file does not tell. Four nodes are the published testbed: one switch, nodes 0 and 1 at 500
/// Mbit/s, 2 and 3 at 1,000. More are the published decommissioning: racks of 24 nodes at 1 Gbit/s with uplinks of 10 Gbit/s. Each
/// direction of a link counts for itself, nothing is kept for service traffic.
/// </summary>
internal static class MvmNetwork
{
    private const int TestbedNodes = 4;
    private const int HostsPerRack = 24;
    private static readonly double[] _testbedMegabits = [500, 500, 1000, 1000];

    /// <summary>Hosts and network of some nodes.</summary>
    /// <param name="nodes">Numbers of the nodes, ascending.</param>
    /// <param name="megabits">Link of each node in Mbit/s; null for the published ones.</param>
    /// <param name="memory">Memory that fits every VM, as the file gives no bytes per node.</param>
    /// <param name="at">The nodes in the file, for messages.</param>
    public static Datacenter Of(int[] nodes, IReadOnlyList<double>? megabits, DataSize memory, Files.JsonPlace at)
    {
        if (megabits is not null && megabits.Count != nodes.Length)
        {
            throw new InvalidInputException(
                at.Name, $"{nodes.Length} nodes and {megabits.Count} link rates", "a rate for each node", "Give as many rates as the instance has nodes.");
        }

        bool isOneSwitch = megabits is not null || nodes.Length <= TestbedNodes;
        double RateOf(int i) => megabits?[i] ?? (nodes.Length == TestbedNodes ? _testbedMegabits[i] : 1000);
        var types = Enumerable.Range(0, nodes.Length).Select(RateOf).Distinct().ToDictionary(r => r, r => Type(r, memory));
        ImmutableArray<Host> hosts =
        [
            .. nodes.Select((node, i) => new Host(i, $"node-{node}", types[RateOf(i)], isOneSwitch ? 0 : i / HostsPerRack)),
        ];
        var uplink = DataRate.FromMegabitsPerSecond(isOneSwitch ? hosts.Sum(h => h.Type.Nic.MegabitsPerSecond) : 10_000);
        var options = new TwoTierOptions
        {
            HostsPerRack = isOneSwitch ? nodes.Length : HostsPerRack,
            RackUplink = uplink,
            Core = uplink * nodes.Length,
            ReservedShare = 0,
        };
        return new Datacenter(hosts, Topology.TwoTier(hosts, options));
    }

    // The instances say nothing of power or of MIPS: one watt and one MIPS stand for "not told".
    private static HostType Type(double megabits, DataSize memory) => new(
        FormattableString.Invariant($"node at {megabits} Mbit/s"),
        CpuCapacity.FromMips(1),
        memory,
        DataRate.FromMegabitsPerSecond(megabits),
        new PowerCurve([.. Enumerable.Repeat(1.0, 11)]));
}
