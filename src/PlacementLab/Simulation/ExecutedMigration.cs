using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>A planned migration as it went.</summary>
/// <param name="Planned">As it was planned.</param>
/// <param name="Start">When it started, from the start of the plan.</param>
/// <param name="End">When it had ended.</param>
public sealed record ExecutedMigration(PlannedMigration Planned, TimeSpan Start, TimeSpan End);
