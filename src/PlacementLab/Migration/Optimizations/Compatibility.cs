namespace PlacementLab.Migration.Optimizations;

/// <summary>Whether an optimisation can physically apply to a scheme.</summary>
/// <param name="Optimization">The optimisation.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Applies">Whether it can.</param>
/// <param name="Reason">Why it cannot, or what it does; a clause that completes "because" or "it".</param>
public sealed record Compatibility(OptimizationKind Optimization, MigrationScheme Scheme, bool Applies, string Reason);
