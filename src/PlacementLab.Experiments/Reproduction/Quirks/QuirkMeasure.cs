using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Experiments.Reproduction.Quirks;

/// <summary>A figure by which quirks are judged.</summary>
/// <param name="Name">Name for programs and tables.</param>
/// <param name="Unit">Unit; empty for a count or a share.</param>
/// <param name="ValueOf">Reads it.</param>
public sealed record QuirkMeasure(string Name, string Unit, Func<ConsolidationMetrics, double> ValueOf)
{
    /// <summary>Energy.</summary>
    public static QuirkMeasure Energy { get; } = new("energy", "kWh", m => m.Energy.KilowattHours);

    /// <summary>Migrations.</summary>
    public static QuirkMeasure Migrations { get; } = new("migrations", "", m => m.Migrations);

    /// <summary>SLAV.</summary>
    public static QuirkMeasure Slav { get; } = new("SLAV", "", m => m.Slav);

    /// <summary>Energy times SLAV.</summary>
    public static QuirkMeasure Esv { get; } = new("ESV", "kWh", m => m.Esv);

    /// <summary>All, in the order of tables.</summary>
    public static ImmutableArray<QuirkMeasure> All { get; } =
        [Energy, Migrations, new("SLATAH", "", m => m.Slatah), new("PDM", "", m => m.Pdm), Slav, Esv];
}
