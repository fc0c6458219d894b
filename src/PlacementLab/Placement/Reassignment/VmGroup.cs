using System.Collections.Immutable;

namespace PlacementLab.Placement.Reassignment;

/// <summary>VMs that belong together, such as the replicas of a service (ROADEF: service).</summary>
/// <param name="MinimumSpread">Number of locations that must hold a VM of the group, at least; 0 or more (ROADEF: spread).</param>
/// <param name="DependsOn">
/// Groups that must have a VM in every neighbourhood where this group has one (ROADEF: dependency); none twice.
/// </param>
public sealed record VmGroup(int MinimumSpread, ImmutableArray<int> DependsOn)
{
    /// <summary>Whether no two VMs of the group may share a host (ROADEF: conflict, which holds of every service).</summary>
    public bool NeedsDistinctHosts { get; init; } = true;
}
