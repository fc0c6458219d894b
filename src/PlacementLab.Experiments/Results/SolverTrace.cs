using PlacementLab.Placement;

namespace PlacementLab.Experiments.Results;

/// <summary>One solver's run on the hardest placement problem of the experiment.</summary>
/// <param name="Solver">Name of the solver.</param>
/// <param name="Result">Its result with the trajectory.</param>
public sealed record SolverTrace(string Solver, SolverResult Result);
