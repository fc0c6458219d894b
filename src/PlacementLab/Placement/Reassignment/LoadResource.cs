namespace PlacementLab.Placement.Reassignment;

/// <summary>A resource of a reassignment problem (ROADEF: resource).</summary>
/// <param name="Name">Name, for messages.</param>
/// <param name="LoadWeight">Cost of each unit of load above a host's safety capacity; 0 or more (ROADEF: weight of load cost).</param>
/// <param name="IsTransient">Whether a VM that moves uses it on its source as well as on its target (ROADEF: transient).</param>
public sealed record LoadResource(string Name, long LoadWeight, bool IsTransient);
