namespace PlacementLab.Checking;

/// <summary>What one term of an objective costs, its weight included.</summary>
/// <param name="Term">Name of the term.</param>
/// <param name="Cost">Its cost in the unit of the objective.</param>
public sealed record TermCost(string Term, double Cost);
