using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Planning;

/// <summary>Everything that a timed plan must respect; a planner reads it, and a checker judges the plan by it. Immutable.</summary>
public sealed record PlanningProblem
{
    /// <summary>Hosts and network.</summary>
    public required Datacenter Datacenter { get; init; }

    /// <summary>The VMs in index order.</summary>
    public required ImmutableArray<Vm> Vms { get; init; }

    /// <summary>What each VM uses; transient resources count on both hosts while it moves.</summary>
    public required ImmutableArray<ResourceVector> Usage { get; init; }

    /// <summary>What each host offers.</summary>
    public required ImmutableArray<ResourceVector> Capacity { get; init; }

    /// <summary>The resources listed.</summary>
    public ResourceSpace Resources { get; init; } = ResourceSpace.CpuAndMemory;

    /// <summary>Where the VMs are.</summary>
    public required Assignment Initial { get; init; }

    /// <summary>Where they shall be.</summary>
    public required Assignment Target { get; init; }

    /// <summary>
    /// Index of a host that keeps suspended VMs only, such as a file server; null where there is none. No VM is on it before or after. A
    /// VM that waits there runs nowhere, so of its resources only the transient ones count there.
    /// </summary>
    public int? StoreHost { get; init; }

    /// <summary>Limits on the plan.</summary>
    public PlanningLimits Limits { get; init; } = new();

    /// <summary>Rules on single moves; none by default.</summary>
    public MoveRules Rules { get; init; } = MoveRules.None;
}
