namespace PlacementLab.Experiments.Reproduction.Roadef;

/// <summary>A better answer on the way.</summary>
/// <param name="Seconds">When it was found.</param>
/// <param name="Cost">Its cost.</param>
public sealed record RoadefPoint(double Seconds, double Cost);
