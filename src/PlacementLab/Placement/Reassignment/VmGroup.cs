namespace PlacementLab.Placement.Reassignment;

/// <summary>VMs that belong together, such as the replicas of a service.</summary>
/// <param name="MinimumSpread">Number of locations that must hold a VM of the group, at least.</param>
/// <param name="DependsOn">Groups that must have a VM in every neighbourhood where this group has one; none twice.</param>
/// <param name="NeedsDistinctHosts">Whether no two VMs of the group may share a host.</param>
internal sealed record VmGroup(int MinimumSpread, int[] DependsOn, bool NeedsDistinctHosts);
