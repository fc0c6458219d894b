using PlacementLab.Planning;

namespace PlacementLab.Traces.Plans;

/// <summary>What a plan file holds: a plan and everything it is judged by.</summary>
/// <param name="Problem">Hosts, network, VMs, assignments and limits.</param>
/// <param name="Plan">The plan.</param>
public sealed record PlanDocument(PlanningProblem Problem, MigrationPlan Plan);
