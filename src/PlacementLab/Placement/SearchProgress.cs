namespace PlacementLab.Placement;

/// <summary>How far a search has come.</summary>
/// <param name="Fraction">Part of the budget that is used, 0 to 1.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Iterations">Moves evaluated.</param>
/// <param name="Cost">Cost of the best assignment so far; null while none is feasible.</param>
/// <param name="Bound">Lower bound on the cost.</param>
public readonly record struct SearchProgress(double Fraction, TimeSpan Elapsed, long Iterations, double? Cost, double Bound);
