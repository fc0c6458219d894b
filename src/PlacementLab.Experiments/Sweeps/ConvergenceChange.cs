namespace PlacementLab.Experiments.Sweeps;

/// <summary>A value at which pre-copy begins or ceases to converge.</summary>
/// <param name="At">The value in base units, found to a relative 1e-6 between two steps.</param>
/// <param name="ConvergesAbove">Whether it converges above the value (else below).</param>
public sealed record ConvergenceChange(double At, bool ConvergesAbove);
