using PlacementLab.Experiments.Comparison;
using PlacementLab.Figures.Drawing;
using ScottPlot;

namespace PlacementLab.Figures.Consolidation;

/// <summary>Colour and marker of each policy of a comparison: shape says what kind it is, so that no two look alike.</summary>
internal sealed class ComparisonLook(ComparisonStudy study, FigureStyle style)
{
    /// <summary>Colour of a policy.</summary>
    public string ColorOf(ComparedPolicy policy) => style.SeriesAt(study.Migrating.IndexOf(policy));

    /// <summary>Marker of a policy: classic ones are circles, predicting ones diamonds, those with a solver squares, both triangles.</summary>
    public static MarkerShape ShapeOf(ComparedPolicy policy) => (policy.Predicts, policy.Solver is not null) switch
    {
        (false, false) => MarkerShape.FilledCircle,
        (true, false) => MarkerShape.FilledDiamond,
        (false, true) => MarkerShape.FilledSquare,
        _ => MarkerShape.FilledTriangleUp,
    };

    /// <summary>Legend entries of the policies that migrate.</summary>
    public LegendEntry[] Entries() => [.. study.Migrating.Select(p => new LegendEntry(p.Name, ColorOf(p), LegendSymbol.Marker) { Shape = ShapeOf(p) })];

    /// <summary>Name of a regime as a heading.</summary>
    public static string NameOf(MigrationRegime regime) => regime == MigrationRegime.Free ? "free migrations" : regime.Name;
}
