using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// A datacenter, its VMs and what they ask for: all that stays the same between runs that are compared. A VM asks for trace % ×
/// MIPS of its type, constant over an interval; its work may spread over all cores of its host. It holds the memory of its
/// type as long as it exists, and its network traffic is in proportion to its CPU.
/// </summary>
public sealed record PhysicalScenario
{
    /// <summary>Name of the data.</summary>
    public required string Name { get; init; }

    /// <summary>Hosts and network.</summary>
    public required Datacenter Datacenter { get; init; }

    /// <summary>The VMs in index order.</summary>
    public required ImmutableArray<Vm> Vms { get; init; }

    /// <summary>What they use, VMs in the same order.</summary>
    public required SharedTraces Traces { get; init; }

    /// <summary>Workload class of each VM, which says how it dirties memory. An assumption: public traces carry no dirty pages.</summary>
    public required ImmutableArray<WorkloadClass> Classes { get; init; }

    /// <summary>Exponent γ by which the dirty rate follows utilisation: rate ∝ (u/ū)^γ.</summary>
    public double DirtyGamma { get; init; } = 1;

    /// <summary>
    /// Network traffic of a VM at 100 % CPU, in each direction; at u % it is u % of that. An assumption: the traces carry no traffic.
    /// </summary>
    public DataRate NetworkAtFullLoad { get; init; } = DataRate.FromMegabitsPerSecond(50);

    /// <summary>Least share of a VM's memory that has content and must be sent, where the traces carry memory; else all of it is sent.</summary>
    public double MinimumResidentShare { get; init; } = 0.25;

    /// <summary>Round-trip time between hosts.</summary>
    public TimeSpan RoundTrip { get; init; } = TimeSpan.FromMilliseconds(0.2);
}
