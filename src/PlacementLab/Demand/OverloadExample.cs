using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>One case to learn from or to be judged by: a group of VMs on a host at a time, and whether it overloaded.</summary>
/// <param name="Now">Latest sample that may be seen when predicting.</param>
/// <param name="Vms">Indices of the VMs of the group, at least one.</param>
/// <param name="CapacityMips">CPU capacity of the host in MIPS, positive.</param>
/// <param name="Overloaded">Whether the summed demand exceeded the capacity in at least one sample of the horizon after now.</param>
public sealed record OverloadExample(int Now, ImmutableArray<int> Vms, double CapacityMips, bool Overloaded);
