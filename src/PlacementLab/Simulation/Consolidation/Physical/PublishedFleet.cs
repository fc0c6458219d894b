using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// The fleet of the PlanetLab experiment (Beloglazov and Buyya, CCPE 24(13), 2012) at its own size or any other: hosts of the given
/// types in turn, four types of VMs, a quarter of the VMs each. Traces are taken in ordinal order of their names, days in that of
/// theirs, so the order in which they were read does not matter.
/// </summary>
public static class PublishedFleet
{
    /// <summary>Share of the hosts' memory that the VMs may fill before the hosts get more.</summary>
    public const double MostMemoryShare = 0.75;

    // Rack uplinks of 10 Gbit/s over 20 hosts of 1 Gbit/s (2:1) and a core of a quarter of them (4:1) make 8:1, the upper end of what
    // Al-Fares, Loukissas and Vahdat, SIGCOMM 2008, §2.1, call typical (2.5:1 to 8:1).
    private const double CoreShareOfUplinks = 0.25;

    /// <summary>Builds the fleet.</summary>
    /// <param name="days">Traces, a set a day; all of the same step and length.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <exception cref="InvalidInputException">There are no hosts or VMs, the days do not match, or a VM fits on no host.</exception>
    public static PhysicalScenario Build(IReadOnlyList<TraceSet> days, FleetOptions options)
    {
        RequireMatching(days);
        RequirePositive("hosts", options.Hosts);
        RequirePositive("vms", options.Vms ?? 1);
        UtilizationTrace[] traces = [.. days.OrderBy(d => d.Name, StringComparer.Ordinal).SelectMany(d => d.Traces.OrderBy(t => t.Name, StringComparer.Ordinal))];
        int[] traceOf = options.Vms is { } count
            ? [.. Enumerable.Range(0, count).Select(vm => (int)(NamedDraw.Uniform(options.Seed, NameOf(vm)) * traces.Length))]
            : [.. Enumerable.Range(0, traces.Length)];
        bool ownNames = options.Vms is null && days.Count == 1;
        ImmutableArray<Vm> vms = [.. traceOf.Select((t, vm) => new Vm(vm, ownNames ? traces[t].Name : NameOf(vm), TypeOf(vm, traceOf.Length)))];
        return new PhysicalScenario
        {
            Name = string.Join(", ", days.Select(d => d.Name).Order(StringComparer.Ordinal)),
            Datacenter = DatacenterOf(options, vms),
            Vms = vms,
            Traces = new SharedTraces(days[0].Step, traces, traceOf),
            Classes = [.. vms.Select(vm => ClassOf(options.Seed, vm.Name))],
        };
    }

    private static string NameOf(int vm) => string.Create(CultureInfo.InvariantCulture, $"vm-{vm:0000000}");

    private static WorkloadClass ClassOf(int seed, string name)
    {
        ImmutableArray<WorkloadClass> classes = WorkloadClasses.Assumed;
        return classes[(int)(NamedDraw.Uniform(seed, "class of " + name) * classes.Length)];
    }

    private static VmType TypeOf(int vm, int count)
    {
        ImmutableArray<VmType> types = VmTypes;
        int each = (count + types.Length - 1) / types.Length;
        return types[vm / each];
    }

    private static ImmutableArray<VmType> VmTypes { get; } =
    [
        .. CloudSimVmType.Published.Select(t => new VmType(
            string.Create(CultureInfo.InvariantCulture, $"{t.Mips}-mips"), CpuCapacity.FromMips((long)t.Mips), DataSize.FromMebibytes(t.MemoryMegabytes))),
    ];

    private static Datacenter DatacenterOf(FleetOptions options, ImmutableArray<Vm> vms)
    {
        ImmutableArray<HostType> types = options.HostMemory is { } memory
            ? [.. options.HostTypes.Select(t => t with { Memory = memory })]
            : Roomy(options, vms);
        TwoTierOptions network = options.Network ?? new TwoTierOptions();
        ImmutableArray<Host> hosts =
        [
            .. Enumerable.Range(0, options.Hosts).Select(i => new Host(
                i, string.Create(CultureInfo.InvariantCulture, $"host-{i}"), types[i % types.Length], i / network.HostsPerRack)),
        ];
        int racks = hosts[^1].Rack + 1;
        DataRate quarter = network.RackUplink * (racks * CoreShareOfUplinks);
        return new Datacenter(hosts, Topology.TwoTier(hosts, options.Network ?? network with
        {
            Core = quarter > network.Core ? quarter : network.Core,
        }));
    }

    /// <summary>The host types, with memory doubled until the VMs fill no more than the share.</summary>
    private static ImmutableArray<HostType> Roomy(FleetOptions options, ImmutableArray<Vm> vms)
    {
        double asked = vms.Sum(v => (double)v.Type.Memory.Bytes);
        long largest = vms.Max(v => v.Type.Memory.Bytes);
        ImmutableArray<HostType> types = options.HostTypes;
        while (types.Max(t => t.Memory.Bytes) < largest
            || asked > MostMemoryShare * Enumerable.Range(0, options.Hosts).Sum(i => (double)types[i % types.Length].Memory.Bytes))
        {
            types = [.. types.Select(t => t with { Memory = t.Memory * 2 })];
        }

        return types;
    }

    private static void RequireMatching(IReadOnlyList<TraceSet> days)
    {
        if (days.Count == 0)
        {
            throw new InvalidInputException("traces", "no data set", "at least one", "Name one, such as planetlab/20110303.");
        }

        if (days.GroupBy(d => d.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidInputException(
                "traces", $"\"{twice.Key}\" twice", "data sets with names of their own, which say in what order they are taken",
                "Name each data set once; rename files that are called alike.");
        }

        if (days.FirstOrDefault(d => d.Step != days[0].Step || d.SampleCount != days[0].SampleCount) is { } other)
        {
            throw new InvalidInputException(
                $"data set \"{other.Name}\"",
                string.Create(CultureInfo.InvariantCulture, $"{other.SampleCount} samples every {other.Step}"),
                string.Create(CultureInfo.InvariantCulture, $"{days[0].SampleCount} every {days[0].Step}, as in {days[0].Name}"),
                "Use data sets of the same length and step.");
        }
    }

    private static void RequirePositive(string place, int found)
    {
        if (found < 1)
        {
            throw new InvalidInputException(place, found.ToString(CultureInfo.InvariantCulture), "at least 1", "Give a number such as 800.");
        }
    }
}
