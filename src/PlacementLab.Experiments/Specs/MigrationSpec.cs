namespace PlacementLab.Experiments.Specs;

/// <summary>Parameters of the migration models.</summary>
public sealed record MigrationSpec
{
    /// <summary>Literal name of the stop rule.</summary>
    public string StopRule { get; init; } = "textbook";

    /// <summary>Downtime limit that the stop rule aims at, in ms.</summary>
    public double DowntimeLimitMs { get; init; } = 300;

    /// <summary>Pre-copy rounds of the hybrid scheme.</summary>
    public int HybridRounds { get; init; } = 1;
}
