using PlacementLab.Placement;

namespace PlacementLab.Traces.Problems;

/// <summary>A problem that was read.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Format">The format it was read from.</param>
public sealed record ProblemDocument(PlacementProblem Problem, ProblemFormat Format);
