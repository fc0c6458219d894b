using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>A figure that CloudSim prints for a run.</summary>
/// <param name="Column">Name of its column in tables.</param>
/// <param name="ValueOf">Reads it; NaN where nothing was counted.</param>
public sealed record StudyMetric(string Column, Func<ConsolidationMetrics, double> ValueOf)
{
    /// <summary>All that CloudSim prints.</summary>
    public static ImmutableArray<StudyMetric> All { get; } =
    [
        new("energy_kwh", m => m.Energy.KilowattHours),
        new("migrations", m => m.Migrations),
        new("sla_pdm", m => m.Pdm),
        new("slatah", m => m.Slatah),
        new("slav", m => m.Slav),
        new("overall_sla", m => m.OverallSla),
        new("average_sla", m => m.AverageSla),
        new("host_shutdowns", m => m.HostShutdowns),
        new("mean_time_before_shutdown_s", m => m.TimeBeforeShutdown.Mean),
        new("stdev_time_before_shutdown_s", m => m.TimeBeforeShutdown.StandardDeviation),
        new("migration_periods", m => m.TimeBeforeMigration.Count),
        new("mean_time_before_migration_s", m => m.TimeBeforeMigration.Mean),
        new("stdev_time_before_migration_s", m => m.TimeBeforeMigration.StandardDeviation),
    ];

    /// <summary>Their columns.</summary>
    public static ImmutableArray<string> Columns { get; } = [.. All.Select(m => m.Column)];
}
