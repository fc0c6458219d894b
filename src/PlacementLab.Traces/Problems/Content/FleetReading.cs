using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Units;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Reads resources, hosts, network and VMs of a document.</summary>
internal sealed class FleetReading
{
    private const long LargestRack = 1_000_000;
    private readonly Dictionary<string, Dictionary<string, int>> _numbersOfLabels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _labels = new(StringComparer.Ordinal);
    private readonly ProblemNode _hosts;

    public FleetReading(ProblemNode root)
    {
        Resources = ReadResources(root.At("resources"));
        _hosts = root.At("hosts");
        Dictionary<string, HostType> hostTypes = Types(root.Find("hostTypes"), HostTypeOf);
        Hosts = [.. _hosts.Items().Select((node, i) => HostOf(node, i, hostTypes))];
        Require(_hosts, Hosts.Length, "host");
        Capacity = [.. _hosts.Items().Select(node => Amounts(node.At("capacity")))];
        HostNames.AddGroups(root.Find("hostGroups"));
        ProblemNode vms = root.At("vms");
        Dictionary<string, VmType> vmTypes = Types(root.Find("vmTypes"), VmTypeOf);
        Vms = [.. vms.Items().Select((node, i) => VmOf(node, i, vmTypes))];
        Require(vms, Vms.Length, "VM");
        Usage = [.. vms.Items().Select(node => Amounts(node.At("usage")))];
        Initial = new Assignment([.. vms.Items().Select(node => node.Find("host") is { } host ? HostNames.Of(host) : Assignment.Unplaced)]);
        VmNames.AddGroups(root.Find("vmGroups"));
        RequireSums(_hosts, Capacity, "capacities");
        RequireSums(vms, Usage, "usages");
        Datacenter = new Datacenter(Hosts, Topology.TwoTier(Hosts, Network(root.Find("network"))));
    }

    public ResourceSpace Resources { get; }

    public NameTable HostNames { get; } = new("host");

    public NameTable VmNames { get; } = new("VM");

    public Datacenter Datacenter { get; }

    public ImmutableArray<Host> Hosts { get; }

    public ImmutableArray<Vm> Vms { get; }

    public ImmutableArray<ResourceVector> Capacity { get; }

    public ImmutableArray<ResourceVector> Usage { get; }

    public Assignment Initial { get; }

    /// <summary>An amount of every resource.</summary>
    public ResourceVector Amounts(ProblemNode node)
    {
        Span<long> amounts = stackalloc long[Resources.Count];
        int found = 0;
        foreach ((string name, ProblemNode value) in node.Entries())
        {
            amounts[ResourceOf(name, value)] = value.Whole();
            found++;
        }

        if (found < Resources.Count)
        {
            string missing = Resources.Resources.First(r => node.Find(r.Name) is null).Name;
            node.Reject($"no amount of \"{missing}\"", "an amount of every resource", "Add it; write 0 where there is none.");
        }

        return new ResourceVector(amounts);
    }

    /// <summary>Position of a resource.</summary>
    public int ResourceOf(string name, ProblemNode place)
    {
        for (int r = 0; r < Resources.Count; r++)
        {
            if (Resources.Resources[r].Name == name)
            {
                return r;
            }
        }

        throw new InvalidInputException(
            place.Place, $"resource \"{name}\"", $"one of {string.Join(", ", Resources.Resources.Select(r => r.Name))}", "List it in $.resources or correct the name.");
    }

    /// <summary>The number of every host in a label, or in "rack".</summary>
    public ImmutableArray<int> Label(ProblemNode by)
    {
        string name = by.Name();
        if (name == "rack")
        {
            return [.. Hosts.Select(h => h.Rack)];
        }

        if (!_labels.TryGetValue(name, out int[]? numbers))
        {
            by.Reject($"\"{name}\"", $"rack or a label of the hosts ({string.Join(", ", _labels.Keys.Order(StringComparer.Ordinal))})", "Label every host, or correct the name.");
        }

        int missing = Array.IndexOf(numbers, -1);
        if (missing >= 0)
        {
            by.Reject($"\"{name}\", which host \"{Hosts[missing].Name}\" does not have", "a label that every host has", "Label every host.");
        }

        return [.. numbers];
    }

    private static ResourceSpace ReadResources(ProblemNode node)
    {
        var names = new NameTable("resource");
        Resource[] all = [.. node.Items().Select(r => new Resource(names.Add(r.With("name", "unit", "transient").At("name")), r.At("unit").Text(), r.Flag("transient")))];
        Require(node, all.Length, "resource");
        return ResourceSpace.Of(all);
    }

    private static Dictionary<string, T> Types<T>(ProblemNode? list, Func<ProblemNode, string, T> read)
    {
        var types = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (ProblemNode node in list?.Items() ?? [])
        {
            string name = node.At("name").Name();
            if (!types.TryAdd(name, read(node, name)))
            {
                node.At("name").Reject($"\"{name}\" a second time", "a name that occurs once", "Rename one of them.");
            }
        }

        return types;
    }

    private static HostType HostTypeOf(ProblemNode node, string name)
    {
        _ = node.With("name", "cpuMips", "memoryBytes", "nicBytesPerSecond", "powerWatts");
        ProblemNode power = node.At("powerWatts");
        double[] watts = [.. power.Items().Select(w => w.Number())];
        try
        {
            return new HostType(
                name, CpuCapacity.FromMips(node.At("cpuMips").Whole()), DataSize.FromBytes(node.At("memoryBytes").Whole()),
                DataRate.FromBytesPerSecond(node.At("nicBytesPerSecond").Number()), new PowerCurve(watts));
        }
        catch (ArgumentException e)
        {
            string found = watts.Length == 11 ? string.Join(", ", watts.Select(w => w.ToString(CultureInfo.InvariantCulture))) : $"{watts.Length} values";
            throw new InvalidInputException(power.Place, found, "eleven positive values in W that never fall, at 0, 10, …, 100 %", "Correct the curve.", e);
        }
    }

    private static VmType VmTypeOf(ProblemNode node, string name)
    {
        _ = node.With("name", "cpuMips", "memoryBytes");
        return new VmType(name, CpuCapacity.FromMips(node.At("cpuMips").Whole()), DataSize.FromBytes(node.At("memoryBytes").Whole()));
    }

    private static T TypeOf<T>(ProblemNode? name, Dictionary<string, T> types, T none) => name is null ? none
        : types.TryGetValue(name.Name(), out T? type) ? type
        : throw new InvalidInputException(name.Place, $"\"{name.Text()}\"", $"one of the {types.Count} types listed", "List the type, or correct the name.");

    private Host HostOf(ProblemNode node, int index, Dictionary<string, HostType> types)
    {
        _ = node.With("name", "type", "rack", "labels", "capacity");
        foreach ((string label, ProblemNode value) in node.Find("labels")?.Entries() ?? [])
        {
            if (!_labels.TryGetValue(label, out int[]? numbers))
            {
                _labels[label] = numbers = [.. Enumerable.Repeat(-1, _hosts.Items().Count())];
            }

            numbers[index] = NumberOf(label, value);
        }

        return new Host(
            index, HostNames.Add(node.At("name")), TypeOf(node.Find("type"), types, ProblemDefaults.HostType), (int)(node.Find("rack")?.Whole(0, LargestRack) ?? 0));
    }

    // Whole numbers stand for themselves, texts are numbered as they come.
    private int NumberOf(string label, ProblemNode value)
    {
        if (!_numbersOfLabels.TryGetValue(label, out Dictionary<string, int>? known))
        {
            _numbersOfLabels[label] = known = new Dictionary<string, int>(StringComparer.Ordinal);
        }

        if (value.Kind != JsonValueKind.String)
        {
            long number = value.Whole(0, LargestRack);
            return known.Count == 0 ? (int)number : throw Mixed(value);
        }

        bool isMixed = known.Count == 0 && _labels[label].Any(n => n >= 0);
        return isMixed ? throw Mixed(value) : known.TryGetValue(value.Name(), out int position) ? position : known[value.Name()] = known.Count;
    }

    private static InvalidInputException Mixed(ProblemNode value) =>
        new(value.Place, value.Found, "numbers or texts, the same for all hosts", "Label all hosts in one way.");

    private Vm VmOf(ProblemNode node, int index, Dictionary<string, VmType> types) => new(
        index, VmNames.Add(node.With("name", "type", "usage", "host").At("name")), TypeOf(node.Find("type"), types, ProblemDefaults.VmType));

    private static TwoTierOptions Network(ProblemNode? node) => node is null ? ProblemDefaults.Network : new TwoTierOptions
    {
        HostsPerRack = (int)node.With("hostsPerRack", "rackUplinkBytesPerSecond", "coreBytesPerSecond", "reservedShare").At("hostsPerRack").Whole(1, int.MaxValue),
        RackUplink = DataRate.FromBytesPerSecond(node.At("rackUplinkBytesPerSecond").Number()),
        Core = DataRate.FromBytesPerSecond(node.At("coreBytesPerSecond").Number()),
        ReservedShare = node.At("reservedShare").Number(0, Math.BitDecrement(1.0)),
    };

    private static void Require(ProblemNode node, int count, string noun)
    {
        if (count == 0)
        {
            node.Reject($"no {noun}", $"at least one {noun}", $"Add a {noun}.");
        }
    }

    private void RequireSums(ProblemNode node, ImmutableArray<ResourceVector> vectors, string what)
    {
        for (int r = 0; r < Resources.Count; r++)
        {
            Int128 sum = 0;
            foreach (ResourceVector vector in vectors)
            {
                sum += vector[r];
            }

            if (sum > long.MaxValue)
            {
                node.Reject(
                    string.Create(CultureInfo.InvariantCulture, $"{what} of {Resources.Resources[r].Name} that sum to {sum}"),
                    $"a sum of at most {long.MaxValue}", "Use a coarser unit.");
            }
        }
    }
}
