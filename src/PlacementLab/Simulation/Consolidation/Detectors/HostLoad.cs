namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>What an overload detector sees of one host at one moment. It owns nothing: valid during the call only.</summary>
public readonly ref struct HostLoad
{
    /// <summary>
    /// CPU demand of the VMs now on the host as a share of its capacity, one value an interval, newest first, without the
    /// zeros before the first demand; at least one value, except for a detector whose minimum history is 0.
    /// </summary>
    public ReadOnlySpan<double> History { get; init; }

    /// <summary>CPU demand now as a share of the host's capacity: 0 and up, above 1 if more is asked for than there is.</summary>
    public double DemandShare { get; init; }

    /// <summary>Time that the slowest VM of the host would take to migrate, in intervals.</summary>
    public double MigrationIntervals { get; init; }

    /// <summary>Forecast of the demand as a share of the host's capacity; 0 where nobody forecasts.</summary>
    public double ForecastShare { get; init; }
}
