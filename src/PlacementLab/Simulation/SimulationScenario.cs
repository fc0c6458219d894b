using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;

namespace PlacementLab.Simulation;

/// <summary>A datacenter, its VMs and what they ask for over time: all that stays the same between runs that are compared.</summary>
public sealed record SimulationScenario
{
    /// <summary>Hosts and network.</summary>
    public required Datacenter Datacenter { get; init; }

    /// <summary>The VMs in index order.</summary>
    public required ImmutableArray<Vm> Vms { get; init; }

    /// <summary>Demand and memory over time.</summary>
    public required FleetDemand Demand { get; init; }

    /// <summary>Workload class of each VM, which says how it dirties memory. An assumption: public traces carry no dirty pages.</summary>
    public required ImmutableArray<WorkloadClass> Classes { get; init; }

    /// <summary>Exponent γ by which the dirty rate follows utilisation: rate ∝ (u/ū)^γ.</summary>
    public double DirtyGamma { get; init; } = 1;

    /// <summary>Where the VMs are when the run starts.</summary>
    public required Assignment Start { get; init; }

    /// <summary>Round-trip time between hosts.</summary>
    public TimeSpan RoundTrip { get; init; } = TimeSpan.FromMilliseconds(0.2);

    /// <summary>Downtime limit that the stop rule aims at.</summary>
    public TimeSpan DowntimeLimit { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What each host offers: MIPS and bytes.</summary>
    public ImmutableArray<ResourceVector> Capacity =>
        [.. Datacenter.Hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))];
}
