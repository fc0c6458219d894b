namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>The times of the rule set, in s.</summary>
internal static class CloudSimClock
{
    /// <summary>Time between samples and between ticks.</summary>
    public const double IntervalSeconds = 300;

    /// <summary>Time at which the jobs arrive; ticks follow it by whole intervals.</summary>
    public const double Arrival = 0.1;

    /// <summary>What a migration moves, in MB/s: half of the host's bandwidth.</summary>
    public const double MigrationMegabytesPerSecond = 62.5;
}
