using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>A plan that a run carried out.</summary>
/// <param name="Sample">Sample at whose start it was made.</param>
/// <param name="Problem">What it had to respect.</param>
/// <param name="Plan">The plan.</param>
public sealed record PlanRecord(int Sample, PlanningProblem Problem, MigrationPlan Plan);
