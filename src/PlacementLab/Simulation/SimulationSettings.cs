using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>How a run is made and scored.</summary>
public sealed record SimulationSettings
{
    /// <summary>First interval simulated; at least 1, because the interval before is observed.</summary>
    public required int From { get; init; }

    /// <summary>First interval after the run.</summary>
    public required int Until { get; init; }

    /// <summary>Limits on every plan. A plan's deadline is never later than the end of its interval.</summary>
    public PlanningLimits Limits { get; init; } = new();

    /// <summary>Prices for the score.</summary>
    public ScoreWeights Weights { get; init; } = new();

    /// <summary>Hosts to be drained from the start of the run on, for maintenance.</summary>
    public IReadOnlyList<int> OfflineHosts { get; init; } = [];

    /// <summary>Time from the start of the run by which the hosts to be drained must be empty.</summary>
    public TimeSpan DrainDeadline { get; init; } = TimeSpan.FromHours(1);

    /// <summary>CPU work of migrating on both hosts; none by default.</summary>
    public MigrationCpuDemand MigrationCpu { get; init; } = MigrationCpuDemand.None;
}
