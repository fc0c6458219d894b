using System.Collections.Immutable;

namespace PlacementLab.Experiments.Comparison;

/// <summary>A figure by which policies are compared; lower is better.</summary>
/// <param name="Column">Name of its column in tables.</param>
/// <param name="Title">Name in sentences.</param>
/// <param name="Unit">Unit.</param>
/// <param name="ValueOf">Reads it from a run.</param>
public sealed record ComparisonMeasure(string Column, string Title, string Unit, Func<ComparisonRun, ComparisonPrices, double> ValueOf)
{
    private const double Percent = 100;

    /// <summary>Energy.</summary>
    public static ComparisonMeasure Energy { get; } = new("energy_kwh", "energy", "kWh", (r, _) => r.EnergyKwh);

    /// <summary>Overall SLA violation.</summary>
    public static ComparisonMeasure Sla { get; } = new("sla_violation_percent", "SLA violation", "%", (r, _) => r.OverallSla * Percent);

    /// <summary>Both by prices.</summary>
    public static ComparisonMeasure Cost { get; } = new("cost", "cost", "money", (r, p) => r.Cost(p));

    /// <summary>Those that are tested and ranked.</summary>
    public static ImmutableArray<ComparisonMeasure> Ranked { get; } = [Energy, Sla, Cost];

    /// <summary>All in the order of tables.</summary>
    public static ImmutableArray<ComparisonMeasure> All { get; } =
    [
        .. Ranked,
        new("lost_to_overload_percent", "lost to overload", "%", (r, _) => r.OverloadShare * Percent),
        new("lost_to_migrations_percent", "lost to migrations", "%", (r, _) => r.MigrationShare * Percent),
        new("slav", "SLAV", "", (r, _) => r.Slav),
        new("migrations", "migrations", "", (r, _) => r.Migrations),
        new("migration_hours", "migration time", "h", (r, _) => r.MigrationSeconds / 3600),
        new("downtime_s", "downtime", "s", (r, _) => r.DowntimeSeconds),
        new("traffic_gb", "traffic", "GB", (r, _) => r.TrafficBytes / 1e9),
        new("migration_energy_kwh", "energy of migrations", "kWh", (r, _) => r.MigrationEnergyKwh),
        new("lapsed_orders", "orders that lapsed", "", (r, _) => r.LapsedOrders),
    ];

    /// <summary>A measure by its column.</summary>
    /// <param name="column">The column.</param>
    public static ComparisonMeasure Of(string column) => All.First(m => m.Column == column);
}
