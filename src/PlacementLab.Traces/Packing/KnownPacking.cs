namespace PlacementLab.Traces.Packing;

/// <summary>What is known of a published problem.</summary>
/// <param name="Set">The set or class it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="LowerBound">No packing has fewer bins, as published.</param>
/// <param name="Optimum">Bins of the best packing possible; null where it is not known.</param>
public sealed record KnownPacking(string Set, string Name, int LowerBound, int? Optimum);
