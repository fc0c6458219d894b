namespace PlacementLab.Planning;

/// <summary>Limits on a plan, beside capacities and links.</summary>
public sealed record PlanningLimits
{
    /// <summary>Migrations that one host may take part in at a time, in or out; at least 1.</summary>
    public int MaxConcurrentPerHost { get; init; } = 2;

    /// <summary>Migrations at a time in the whole datacenter; at least 1.</summary>
    public int MaxConcurrent { get; init; } = int.MaxValue;

    /// <summary>Time by which every migration must have ended, from the start of the plan.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Least share of its route's free capacity that a migration starts with, above 0 to 1; it waits for it.</summary>
    public double MinimumBandwidthShare { get; init; } = 0.25;
}
