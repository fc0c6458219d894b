namespace PlacementLab.Experiments.Specs;

/// <summary>Limits on plans.</summary>
public sealed record PlanningSpec
{
    /// <summary>Migrations that a host may take part in at a time.</summary>
    public int MaxConcurrentPerHost { get; init; } = 2;

    /// <summary>Least share of its route that a migration starts with, above 0 to 1.</summary>
    public double MinimumBandwidthShare { get; init; } = 0.25;
}
