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
        Datacenter datacenter = DatacenterFor(spec, traces.Name, TotalMips(demand, split.TuneEnd));
        return new SimulationScenario
        {
            Datacenter = datacenter,
            Vms = vms,
            Demand = demand,
            Classes = Classes(spec, vms),
            DirtyGamma = spec.Dirty.Gamma,
            Start = Start(datacenter, vms, demand, split),
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

    private static Datacenter DatacenterFor(ExperimentSpec spec, string dataset, double demandMips)
    {
        HostType[] types = [.. spec.Hosts.Types.Select(HostTypeOf)];
        int count = FixedCount(spec.Hosts, dataset) ?? CountFor(types, demandMips / spec.Hosts.MeanLoad);
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

    private static int? FixedCount(HostSpec hosts, string dataset) =>
        hosts.Count ?? (hosts.CountByDataset.TryGetValue(dataset.Split('/')[0], out int count) ? count : null);

    private static int CountFor(HostType[] types, double mips)
    {
        int count = 0;
        for (double offered = 0; offered < mips || count == 0; count++)
        {
            offered += types[count % types.Length].Cpu.Mips;
        }

        return count;
    }

    private static ImmutableArray<WorkloadClass> Classes(ExperimentSpec spec, ImmutableArray<Vm> vms)
    {
        WorkloadClass[] classes =
        [
            .. spec.Dirty.Classes.Select(c => new WorkloadClass(c.Name, c.HotShare, c.HotRatePerSecond, c.ColdRatePerSecond)),
        ];
        double[] weights = [.. spec.Dirty.Classes.Select(c => c.Weight)];
        return [.. vms.Select(vm => classes[ClassDraw.Pick(ClassDraw.Uniform(spec.Seed, vm.Name), weights)])];
    }

    private static Assignment Start(Datacenter datacenter, ImmutableArray<Vm> vms, FleetDemand demand, TimeSplit split)
    {
        ImmutableArray<ResourceVector> usage =
        [
            .. vms.Select(vm => new ResourceVector(
                Math.Max(1, (long)Math.Ceiling(demand.DemandMips[vm.Index].AsSpan(split.TrainEnd, split.TuneEnd - split.TrainEnd).ToArray().Average())),
                demand.ResidentBytes(vm.Index, split.TuneEnd - 1))),
        ];
        SolverResult start = InitialPlacement.BestFit(new PlacementProblem
        {
            Datacenter = datacenter,
            Vms = vms,
            Usage = usage,
            Capacity = [.. datacenter.Hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))],
            Initial = Assignment.AllUnplaced(vms.Length),
            Constraints = [new CapacityConstraint()],
        });
        return start.Status is SolveStatus.Feasible or SolveStatus.Optimal
            ? start.Best
            : throw new InvalidInputException(
                "hosts",
                $"{datacenter.Hosts.Length} hosts on which best fit cannot place all {vms.Length} VMs by their mean demand",
                "enough CPU and memory for every VM",
                "Raise hosts.count, lower hosts.meanLoad, or give the hosts more memory.");
    }
}
