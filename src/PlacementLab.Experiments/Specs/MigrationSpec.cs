namespace PlacementLab.Experiments.Specs;

/// <summary>Parameters of the migration models.</summary>
public sealed record MigrationSpec
{
    /// <summary>Literal name of the stop rule: a preset, or the name of <see cref="CustomStopRule"/>.</summary>
    public string StopRule { get; init; } = "textbook";

    /// <summary>A stop rule of one's own; none unless given.</summary>
    public StopRuleSpec? CustomStopRule { get; init; }

    /// <summary>Downtime limit that the stop rule aims at, in ms.</summary>
    public double DowntimeLimitMs { get; init; } = 300;

    /// <summary>Pre-copy rounds of the hybrid scheme.</summary>
    public int HybridRounds { get; init; } = 1;
}
