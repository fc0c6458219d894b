using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Traces.Plans;

/// <summary>Turns the content of a file into a problem and a plan, and rejects what does not fit together.</summary>
internal sealed class PlanFileReading(string path, PlanFileContent content)
{
    private const long LargestAmount = 1_000_000_000_000_000;
    private const int LargestRack = 1_000_000;

    private readonly PlanFilePlace _root = new(path, "$");

    /// <summary>The problem and the plan.</summary>
    public PlanDocument ToDocument()
    {
        ResourceSpace resources = Resources();
        Host[] hosts = Hosts();
        ImmutableArray<ResourceVector> capacity =
            [.. content.Hosts.Select((h, i) => Amounts(h.Capacity, resources, _root.At("hosts", i).At("capacity")))];
        Vm[] vms = Vms();
        ImmutableArray<ResourceVector> usage =
            [.. content.Vms.Select((v, i) => Amounts(v.Usage, resources, _root.At("vms", i).At("usage")))];
        CheckSizes(usage, capacity, resources);
        var hostNames = new NameIndex("host", "hosts", hosts.Select(h => h.Name), _root);
        var vmNames = new NameIndex("VM", "vms", vms.Select(v => v.Name), _root);
        var problem = new PlanningProblem
        {
            Datacenter = new Datacenter([.. hosts], Network(hosts)),
            Vms = [.. vms],
            Usage = usage,
            Capacity = capacity,
            Resources = resources,
            Initial = new Assignment([.. content.Vms.Select((v, i) => hostNames.Of(v.InitialHost, _root.At("vms", i).At("initialHost")))]),
            Target = new Assignment([.. content.Vms.Select((v, i) => hostNames.Of(v.TargetHost, _root.At("vms", i).At("targetHost")))]),
            StoreHost = content.StoreHost is { } store ? hostNames.Of(store, _root.At("storeHost")) : null,
            Limits = Limits(),
            Rules = content.Rules is { } rules ? PlanRulesReading.Read(rules, vmNames, _root.At("rules")) : MoveRules.None,
        };
        return new PlanDocument(problem, new PlanEntriesReading(vmNames, hostNames, _root).Plan(content));
    }

    private ResourceSpace Resources()
    {
        ImmutableArray<Resource> known = ResourceSpace.CpuAndMemory.Resources;
        Resource[] all = [.. content.Resources.Select((r, i) => new Resource(_root.At("resources", i).Text(r?.Name, "name"), r!.Unit, r.Transient))];
        if (!all.Take(2).SequenceEqual(known))
        {
            _root.At("resources").Reject(
                string.Join(", ", all.Take(2).Select(r => r.Name)), "cpu (MIPS, not transient) and memory (B, transient) first",
                "List these two before others.");
        }

        _ = new NameIndex("resource", "resources", all.Select(r => r.Name), _root);
        return ResourceSpace.With([.. all.Skip(2)]);
    }

    private Host[] Hosts()
    {
        HostType[] types = [.. content.HostTypes.Select(Type)];
        var names = new NameIndex("host type", "hostTypes", types.Select(t => t.Name), _root);
        if (content.Hosts.Length == 0)
        {
            _root.At("hosts").Reject("no host", "at least one host", "Add the hosts that the plan is about.");
        }

        return [.. content.Hosts.Select(Read)];

        Host Read(HostEntry? entry, int index)
        {
            PlanFilePlace at = _root.At("hosts", index);
            string name = at.Text(entry?.Name, "name");
            at.At("rack").Within(entry!.Rack, 0, LargestRack);
            return new Host(index, name, types[names.Of(entry.Type, at.At("type"))], entry.Rack);
        }
    }

    private HostType Type(HostTypeEntry? entry, int index)
    {
        PlanFilePlace at = _root.At("hostTypes", index);
        string name = at.Text(entry?.Name, "name");
        at.At("cpuMips").Within(entry!.CpuMips, 1, LargestAmount);
        at.At("memoryBytes").Within(entry.MemoryBytes, 1, LargestAmount);
        at.At("nicBytesPerSecond").Within(entry.NicBytesPerSecond, 1, LargestAmount);
        try
        {
            return new HostType(
                name, CpuCapacity.FromMips(entry.CpuMips), DataSize.FromBytes(entry.MemoryBytes),
                DataRate.FromBytesPerSecond(entry.NicBytesPerSecond), new PowerCurve(entry.PowerWatts));
        }
        catch (ArgumentException e)
        {
            string found = entry.PowerWatts.Length == 11
                ? string.Join(", ", entry.PowerWatts.Select(w => w.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entry.PowerWatts.Length} values");
            throw new InvalidInputException(
                at.At("powerWatts").Name, found, "eleven positive values in W that never fall, at 0, 10, …, 100 %", "Correct the curve.", e);
        }
    }

    private Vm[] Vms()
    {
        VmType[] types = [.. content.VmTypes.Select(Type)];
        var names = new NameIndex("VM type", "vmTypes", types.Select(t => t.Name), _root);
        return [.. content.Vms.Select((v, i) =>
        {
            PlanFilePlace at = _root.At("vms", i);
            return new Vm(i, at.Text(v?.Name, "name"), types[names.Of(v!.Type, at.At("type"))]);
        })];

        VmType Type(VmTypeEntry? entry, int index)
        {
            PlanFilePlace at = _root.At("vmTypes", index);
            string name = at.Text(entry?.Name, "name");
            at.At("cpuMips").Within(entry!.CpuMips, 0, LargestAmount);
            at.At("memoryBytes").Within(entry.MemoryBytes, 0, LargestAmount);
            return new VmType(name, CpuCapacity.FromMips(entry.CpuMips), DataSize.FromBytes(entry.MemoryBytes));
        }
    }

    private Topology Network(Host[] hosts)
    {
        NetworkEntry network = content.Network;
        PlanFilePlace at = _root.At("network");
        at.At("hostsPerRack").Within(network.HostsPerRack, 1, int.MaxValue);
        at.At("rackUplinkBytesPerSecond").Within(network.RackUplinkBytesPerSecond, 1, LargestAmount);
        at.At("coreBytesPerSecond").Within(network.CoreBytesPerSecond, 1, LargestAmount);
        at.At("reservedShare").Within(network.ReservedShare, 0, Math.BitDecrement(1.0));
        var options = new TwoTierOptions
        {
            HostsPerRack = network.HostsPerRack,
            RackUplink = DataRate.FromBytesPerSecond(network.RackUplinkBytesPerSecond),
            Core = DataRate.FromBytesPerSecond(network.CoreBytesPerSecond),
            ReservedShare = network.ReservedShare,
        };
        return Topology.TwoTier(hosts, options);
    }

    private PlanningLimits Limits()
    {
        LimitsEntry limits = content.Limits;
        PlanFilePlace at = _root.At("limits");
        at.At("maxConcurrentPerHost").Within(limits.MaxConcurrentPerHost, 1, int.MaxValue);
        at.At("maxConcurrent").Within(limits.MaxConcurrent ?? 1, 1, int.MaxValue);
        at.At("minimumBandwidthShare").Within(limits.MinimumBandwidthShare, double.Epsilon, 1);
        return new PlanningLimits
        {
            MaxConcurrentPerHost = limits.MaxConcurrentPerHost,
            MaxConcurrent = limits.MaxConcurrent ?? int.MaxValue,
            Deadline = limits.DeadlineSeconds is { } seconds ? at.At("deadlineSeconds").Time(seconds) : null,
            MinimumBandwidthShare = limits.MinimumBandwidthShare,
        };
    }

    private static ResourceVector Amounts(OrderedDictionary<string, long> entry, ResourceSpace resources, PlanFilePlace at)
    {
        long[] amounts = new long[resources.Count];
        for (int r = 0; r < amounts.Length; r++)
        {
            string name = resources.Resources[r].Name;
            if (!entry.TryGetValue(name, out amounts[r]))
            {
                at.At(name).Reject("nothing", "an amount of every resource", "Add it; write 0 where there is none.");
            }

            at.At(name).Within(amounts[r], 0, LargestAmount);
        }

        if (entry.Keys.FirstOrDefault(k => resources.Resources.All(r => r.Name != k)) is { } unknown)
        {
            at.At(unknown).Reject("a resource that is not listed", "the resources of $.resources", "List it there or remove it here.");
        }

        return new ResourceVector(amounts);
    }

    private void CheckSizes(ImmutableArray<ResourceVector> usage, ImmutableArray<ResourceVector> capacity, ResourceSpace resources)
    {
        for (int r = 0; r < resources.Count; r++)
        {
            long largest = capacity.Max(c => c[r]);
            int vm = Enumerable.Range(0, usage.Length).FirstOrDefault(v => usage[v][r] > largest, -1);
            if (vm >= 0)
            {
                Resource resource = resources.Resources[r];
                _root.At("vms", vm).At("usage").At(resource.Name).Reject(
                    $"{usage[vm][r]} {resource.Unit}", $"at most the {largest} {resource.Unit} of the largest host",
                    "Correct the usage or the capacities.");
            }
        }
    }
}
