using System.Collections.Immutable;

namespace PlacementLab.Migration;

/// <summary>The workload classes that are assumed where nothing is known of a fleet's dirty pages.</summary>
public static class WorkloadClasses
{
    /// <summary>Idle, web, database and memory-bound VMs, equally many of each unless said otherwise. An assumption.</summary>
    public static ImmutableArray<WorkloadClass> Assumed { get; } =
    [
        new("idle", HotShare: 0.01, HotRateShare: 0.001, ColdRateShare: 0.0001),
        new("web", HotShare: 0.05, HotRateShare: 0.010, ColdRateShare: 0.0005),
        new("database", HotShare: 0.10, HotRateShare: 0.030, ColdRateShare: 0.0020),
        new("memory-bound", HotShare: 0.40, HotRateShare: 0.100, ColdRateShare: 0.0050),
    ];
}
