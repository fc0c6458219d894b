namespace PlacementLab.Planning.Scheduling;

/// <summary>A cost below which no schedule can be.</summary>
/// <param name="Name">Where it comes from, such as "busiest link direction (node-1 in)".</param>
/// <param name="Cost">The bound in the units of the objective.</param>
public sealed record ScheduleBound(string Name, double Cost);
