using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>What all migrations of a run took together.</summary>
public sealed record MigrationTotals
{
    /// <summary>Number of migrations.</summary>
    public int Count { get; init; }

    /// <summary>Sum of downtimes.</summary>
    public TimeSpan Downtime { get; init; }

    /// <summary>Sum of total times.</summary>
    public TimeSpan TotalTime { get; init; }

    /// <summary>Sum of running time lost to slower execution.</summary>
    public TimeSpan Slowdown { get; init; }

    /// <summary>Sum of bytes on the wire.</summary>
    public DataSize Traffic { get; init; }

    /// <summary>Sum of the energy of migrations.</summary>
    public Energy Energy { get; init; }

    /// <summary>Expected number of VMs lost because they were migrated.</summary>
    public double ExpectedLosses { get; init; }

    /// <summary>Migrations whose stop rule did not reach its goal.</summary>
    public int NotConverged { get; init; }
}
