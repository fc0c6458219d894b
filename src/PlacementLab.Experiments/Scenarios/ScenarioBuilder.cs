using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Experiments.Specs;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.BestFit;
using PlacementLab.Simulation;
using PlacementLab.Traces.HostTypes;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Scenarios;

/// <summary>Builds the datacenter, the fleet and its start from a specification and a trace.</summary>
public static class ScenarioBuilder
{
    /// <summary>Builds a scenario.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="traces">The traces.</param>
    /// <param name="split">Which samples serve what; the VMs start by their mean demand over the tuning part.</param>
    /// <exception cref="InvalidInputException">A host type is unknown, or the VMs do not fit the hosts.</exception>
    public static SimulationScenario Build(ExperimentSpec spec, TraceSet traces, TimeSplit split)
    {
        ImmutableArray<Vm> vms = Vms(spec.Vms, traces);
        RequireRoomForEveryType(spec);
        var demand = new FleetDemand(traces, vms, spec.Vms.MinimumResidentShare);
        (Datacenter datacenter, Assignment start) = Start(spec, traces.Name, UsageAtStart(vms, demand, split), vms, TotalMips(demand, split.TuneEnd));
        return new SimulationScenario
        {
            Datacenter = datacenter,
            Vms = vms,
            Demand = demand,
            Classes = Classes(spec, vms),
            DirtyGamma = spec.Dirty.Gamma,
            Start = start,
            RoundTrip = TimeSpan.FromMilliseconds(spec.Network.RoundTripMs),
            DowntimeLimit = TimeSpan.FromMilliseconds(spec.Migration.DowntimeLimitMs),
        };
    }

    private static ImmutableArray<Vm> Vms(VmSpec spec, TraceSet traces)
    {
        VmType[] types = [.. spec.Types.Select(t => new VmType(t.Name, CpuCapacity.FromMips(t.Mips), DataSize.FromMebibytes(t.MemoryMib)))];
        return [.. traces.Traces.Select((t, i) => new Vm(i, t.Name, types[i % types.Length]))];
    }

    private static void RequireRoomForEveryType(ExperimentSpec spec)
    {
        HostType[] hosts = [.. spec.Hosts.Types.Select(HostTypeOf)];
        VmSizeSpec? tooLarge = spec.Vms.Types.FirstOrDefault(
            t => !hosts.Any(h => t.Mips <= h.Cpu.Mips && DataSize.FromMebibytes(t.MemoryMib) <= h.Memory));
        if (tooLarge is not null)
        {
            throw new InvalidInputException(
                "vms.types",
                FormattableString.Invariant($"\"{tooLarge.Name}\" with {tooLarge.Mips} MIPS and {tooLarge.MemoryMib} MiB"),
                $"sizes that fit at least one of hosts.types ({string.Join(", ", hosts.Select(h => $"{h.Cpu}, {h.Memory}"))})",
                "Make the VMs smaller or the hosts larger.");
        }
    }

    private static double TotalMips(FleetDemand demand, int sample) => demand.DemandMips.Sum(d => (double)d[sample]);

    private static Datacenter DatacenterOf(ExperimentSpec spec, int count)
    {
        HostType[] types = [.. spec.Hosts.Types.Select(HostTypeOf)];
        ImmutableArray<Host> hosts =
        [
            .. Enumerable.Range(0, count).Select(i => new Host(i, $"host-{i}", types[i % types.Length], i / spec.Network.HostsPerRack)),
        ];
        return new Datacenter(hosts, Topology.TwoTier(hosts, new TwoTierOptions
        {
            HostsPerRack = spec.Network.HostsPerRack,
            RackUplink = DataRate.FromMegabitsPerSecond(spec.Network.RackUplinkGbps * 1000),
            Core = DataRate.FromMegabitsPerSecond(spec.Network.CoreGbps * 1000),
            ReservedShare = spec.Network.ReservedShare,
        }));
    }

    private static HostType HostTypeOf(HostKindSpec spec)
    {
        HostType type = HostTypeCatalog.Find(spec.Type, "hosts.types");
        return spec.MemoryGib is { } gib ? type with { Memory = DataSize.FromGibibytes(gib) } : type;
    }

    private static ImmutableArray<WorkloadClass> Classes(ExperimentSpec spec, ImmutableArray<Vm> vms)
    {
        WorkloadClass[] classes =
        [
            .. spec.Dirty.Classes.Select(c => new WorkloadClass(c.Name, c.HotShare, c.HotRatePerSecond, c.ColdRatePerSecond)),
        ];
        double[] weights = [.. spec.Dirty.Classes.Select(c => c.Weight)];
        return [.. vms.Select(vm => classes[ClassDraw.Pick(NamedDraw.Uniform(spec.Seed, vm.Name), weights)])];
    }

    private static ImmutableArray<ResourceVector> UsageAtStart(ImmutableArray<Vm> vms, FleetDemand demand, TimeSplit split) =>
    [
        .. vms.Select(vm => new ResourceVector(
            Math.Max(1, (long)Math.Ceiling(demand.DemandMips[vm.Index].AsSpan(split.TrainEnd, split.TuneEnd - split.TrainEnd).ToArray().Average())),
            demand.ResidentBytes(vm.Index, split.TuneEnd - 1))),
    ];

    /// <summary>
    /// As many hosts as the specification fixes; else as many as the mean load asks for. Where best fit finds no start on
    /// these, memory decides: the least number on which it does (with a host of every type for each VM it always does), and a
    /// spare host of every type, without which nothing could move.
    /// </summary>
    private static (Datacenter Datacenter, Assignment Start) Start(
        ExperimentSpec spec, string dataset, ImmutableArray<ResourceVector> usage, ImmutableArray<Vm> vms, double demandMips)
    {
        HostType[] types = [.. spec.Hosts.Types.Select(HostTypeOf)];
        int? fixedCount = HostCount.Fixed(spec.Hosts, dataset);
        int byLoad = fixedCount ?? HostCount.Offering(types, demandMips / spec.Hosts.MeanLoad, 0);
        int least = fixedCount ?? HostCount.Offering(types, demandMips / spec.Hosts.MeanLoad, usage.Sum(u => (double)u.MemoryBytes));
        int most = fixedCount ?? Math.Max(least, vms.Length * types.Length);
        for (int count = least; count <= most; count++)
        {
            Datacenter datacenter = DatacenterOf(spec, count);
            if (BestFit(datacenter, vms, usage) is { } start)
            {
                return (count == byLoad ? datacenter : DatacenterOf(spec, count + types.Length), start);
            }
        }

        throw new InvalidInputException(
            "hosts",
            $"{most} hosts on which best fit cannot place all {vms.Length} VMs by their mean demand",
            "enough CPU and memory for every VM",
            "Raise hosts.count or hosts.countByDataset, leave them out, or give the hosts more memory.");
    }

    private static Assignment? BestFit(Datacenter datacenter, ImmutableArray<Vm> vms, ImmutableArray<ResourceVector> usage)
    {
        SolverResult start = InitialPlacement.BestFit(new PlacementProblem
        {
            Datacenter = datacenter,
            Vms = vms,
            Usage = usage,
            Capacity = [.. datacenter.Hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))],
            Initial = Assignment.AllUnplaced(vms.Length),
            Constraints = [new CapacityConstraint()],
        });
        return start.Status is SolveStatus.Feasible or SolveStatus.Optimal ? start.Best : null;
    }
}
