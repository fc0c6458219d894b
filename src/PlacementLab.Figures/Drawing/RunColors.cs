using PlacementLab.Experiments.Results;
using PlacementLab.Migration;
using PlacementLab.Simulation;
using ScottPlot;

namespace PlacementLab.Figures.Drawing;

/// <summary>One colour for each policy and one marker for each scheme, the same in every figure.</summary>
internal sealed class RunColors
{
    private static readonly MarkerShape[] _shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown, MarkerShape.OpenSquare];

    private readonly FigureStyle _style;
    private readonly List<string> _migrating;

    /// <summary>Chooses the colours of an experiment.</summary>
    public RunColors(ExperimentResult result, FigureStyle style)
    {
        _style = style;
        Policies = [.. result.Runs.Select(r => r.Policy).Distinct()];
        _migrating = [.. result.Runs.Where(r => !NeverMigrates(r)).Select(r => r.Policy).Distinct().Reverse()];
        Schemes = [.. result.Runs.Where(r => !NeverMigrates(r)).Select(r => r.Scheme).Distinct()];
    }

    /// <summary>The policies in the order of the runs.</summary>
    public IReadOnlyList<string> Policies { get; }

    /// <summary>The policies that may migrate, in the order of the runs.</summary>
    public IEnumerable<string> MigratingPolicies => Policies.Where(_migrating.Contains);

    /// <summary>The schemes in the order of the runs, without "none".</summary>
    public IReadOnlyList<string> Schemes { get; }

    /// <summary>Whether the run's policy never migrates.</summary>
    public static bool NeverMigrates(SimulationResult run) => !MigrationSchemeNames.All.Contains(run.Scheme);

    /// <summary>The number of a policy's colour among the series, or -1 for one that never migrates.</summary>
    public int NumberOf(string policy) => _migrating.IndexOf(policy);

    /// <summary>The colour of a policy.</summary>
    public string ColorOf(string policy) => NumberOf(policy) is int index and >= 0 ? _style.SeriesAt(index) : _style.Neutral;

    /// <summary>The marker of a scheme.</summary>
    public MarkerShape ShapeOf(string scheme)
    {
        int index = MigrationSchemeNames.All.ToList().IndexOf(scheme);
        return index >= 0 ? _shapes[index % _shapes.Length] : MarkerShape.Eks;
    }

    /// <summary>Legend entries of the policies, those that never migrate with their marker.</summary>
    public IEnumerable<LegendEntry> PolicyEntries() => Policies.Select(p => _migrating.Contains(p)
        ? new LegendEntry(p, ColorOf(p), LegendSymbol.Swatch)
        : new LegendEntry(p, ColorOf(p), LegendSymbol.Marker) { Shape = MarkerShape.Eks });

    /// <summary>Legend entries of the schemes.</summary>
    public IEnumerable<LegendEntry> SchemeEntries() =>
        Schemes.Select(s => new LegendEntry(s, _style.MutedText, LegendSymbol.Marker) { Shape = ShapeOf(s) });
}
