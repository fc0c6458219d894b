using System.Collections.Immutable;

namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// The general reassignment problem of the ROADEF/EURO challenge 2012 in flat arrays: move VMs (processes) between hosts
/// (machines) so that load above safety capacity, imbalance and the cost of moving are least. What must hold: capacity, where a
/// moved VM keeps using transient resources of its first host; distinct hosts, minimum spread over locations and dependency over
/// neighbourhoods for each group (service). All amounts are whole numbers. Immutable; vary it with <c>with</c>; whoever solves
/// it calls <see cref="Validate"/> first. Definition: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1.
/// </summary>
public sealed record ReassignmentProblem
{
    /// <summary>The resources in index order.</summary>
    public required ImmutableArray<LoadResource> Resources { get; init; }

    /// <summary>Location of each host, numbered from 0.</summary>
    public required ImmutableArray<int> LocationOf { get; init; }

    /// <summary>Neighbourhood of each host, numbered from 0.</summary>
    public required ImmutableArray<int> NeighbourhoodOf { get; init; }

    /// <summary>Capacity, host by host, each host's resources in order.</summary>
    public required ImmutableArray<long> Capacity { get; init; }

    /// <summary>Safety capacity in the same order: load above it costs, see <see cref="LoadResource.LoadWeight"/>.</summary>
    public required ImmutableArray<long> SafetyCapacity { get; init; }

    /// <summary>The groups in index order.</summary>
    public required ImmutableArray<VmGroup> Groups { get; init; }

    /// <summary>Group of each VM.</summary>
    public required ImmutableArray<int> GroupOf { get; init; }

    /// <summary>Usage, VM by VM, each VM's resources in order (ROADEF: requirement).</summary>
    public required ImmutableArray<long> Usage { get; init; }

    /// <summary>Cost of moving each VM away from its first host.</summary>
    public required ImmutableArray<long> MoveCost { get; init; }

    /// <summary>Balance terms.</summary>
    public ImmutableArray<BalanceGoal> Balances { get; init; } = [];

    /// <summary>Cost from host to host, row by row of the first host; empty when every pair is free.</summary>
    public ImmutableArray<long> HostPairCost { get; init; } = [];

    /// <summary>Weights of the costs of moving.</summary>
    public required MoveWeights Weights { get; init; }

    /// <summary>Where the VMs are now; complete.</summary>
    public required Assignment Initial { get; init; }

    /// <summary>Number of resources.</summary>
    public int ResourceCount => Resources.Length;

    /// <summary>Number of hosts.</summary>
    public int HostCount => LocationOf.Length;

    /// <summary>Number of VMs.</summary>
    public int VmCount => GroupOf.Length;

    /// <summary>Rejects a problem whose parts do not fit together or whose costs do not fit in 64 bits.</summary>
    /// <exception cref="InvalidInputException">
    /// No resource, host or VM, lists whose lengths do not agree, a negative amount, a group, resource or host that does not
    /// exist, an incomplete initial assignment, or a cost that may pass the 64-bit range.
    /// </exception>
    public void Validate() => ReassignmentValidation.Validate(this);
}
