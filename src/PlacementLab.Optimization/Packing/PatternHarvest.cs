namespace PlacementLab.Optimization.Packing;

/// <summary>Patterns found together.</summary>
/// <param name="Patterns">The patterns, the most valuable first.</param>
/// <param name="MostValue">No pattern has a higher value.</param>
internal readonly record struct PatternHarvest(List<Pattern> Patterns, double MostValue);
