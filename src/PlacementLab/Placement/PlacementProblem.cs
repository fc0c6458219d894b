using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Placement;

/// <summary>
/// A placement problem: VMs with whole-number usage, hosts with capacity, where the VMs are now, what must hold and what is
/// to be minimised. Immutable; vary it with <c>with</c>. Every solver calls <see cref="Validate"/> first.
/// </summary>
public sealed record PlacementProblem
{
    /// <summary>Hosts and network.</summary>
    public required Datacenter Datacenter { get; init; }

    /// <summary>The VMs in index order.</summary>
    public required ImmutableArray<Vm> Vms { get; init; }

    /// <summary>The resources that usage and capacity list.</summary>
    public ResourceSpace Resources { get; init; } = ResourceSpace.CpuAndMemory;

    /// <summary>What each VM uses: forecast CPU in MIPS (at least 1), memory in bytes, others.</summary>
    public required ImmutableArray<ResourceVector> Usage { get; init; }

    /// <summary>What each host offers.</summary>
    public required ImmutableArray<ResourceVector> Capacity { get; init; }

    /// <summary>Where the VMs are now; <see cref="Assignment.Unplaced"/> for a VM that has just come.</summary>
    public required Assignment Initial { get; init; }

    /// <summary>What must hold.</summary>
    public ImmutableArray<IPlacementConstraint> Constraints { get; init; } = [];

    /// <summary>What is to be minimised.</summary>
    public Objective Objective { get; init; } = Objective.Nothing;

    /// <summary>Number of VMs.</summary>
    public int VmCount => Vms.Length;

    /// <summary>Number of hosts.</summary>
    public int HostCount => Datacenter.Hosts.Length;

    /// <summary>Rejects a problem that no solver could make sense of.</summary>
    /// <exception cref="InvalidInputException">
    /// No hosts or no VMs, lists whose lengths do not agree, an amount out of range, an initial host that does not exist, a VM
    /// that fits on no host, or a constraint whose data do not fit the problem.
    /// </exception>
    public void Validate() => ProblemValidation.Validate(this);
}
