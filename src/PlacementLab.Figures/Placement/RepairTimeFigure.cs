using System.Globalization;
using PlacementLab.Experiments.Reproduction.BtrPlace;
using PlacementLab.Figures.Drawing;
using ScottPlot;

namespace PlacementLab.Figures.Placement;

/// <summary>Time to read, solve and check each instance of BtrPlace against its number of VMs, with the published times of the largest.</summary>
public static class RepairTimeFigure
{
    private const double Published = 180;
    private const double PublishedInParts = 30;

    /// <summary>Draws the figure.</summary>
    /// <param name="rows">The instances; at least one.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(IReadOnlyList<BtrPlaceRow> rows, FigureStyle style)
    {
        (string Prefix, string Name)[] kinds = [("li", "li: VMs need more"), ("nr", "nr: nodes are off, VMs to start")];
        LegendEntry[] entries =
        [
            .. kinds.Select((k, i) => new LegendEntry(k.Name, style.SeriesAt(i), LegendSymbol.Marker) { Shape = ShapeOf(i) }),
            new LegendEntry("published, 30,000 VMs: 180 s in one piece, 30 s in parts", style.MutedText, LegendSymbol.DashedLine),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        var area = new Tile(0, top, style.Width, style.IsNarrow ? 320 : 400);
        Plot plot = PlotKit.Create(style, new PixelPadding(74, 30, 46, 12));
        AxisScale y = AxisScale.Log(Math.Min(0.1, rows.Min(r => r.Seconds)), Published, headroom: 0.05);
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            foreach (BtrPlaceRow row in rows.Where(r => r.Instance.StartsWith(kinds[kind].Prefix, StringComparison.Ordinal)))
            {
                var marker = plot.Add.Marker(row.Vms, y.At(row.Seconds));
                marker.MarkerStyle = PlotKit.Marker(ShapeOf(kind), style.SeriesAt(kind), 11);
            }
        }

        foreach (double seconds in new[] { Published, PublishedInParts })
        {
            plot.Add.HorizontalLine(y.At(seconds), 1.5f, Color.FromHex(style.MutedText), LinePattern.Dashed).EnableAutoscale = false;
        }

        PlotKit.SetAxes(plot, (AxisScale.Linear(0, rows.Max(r => r.Vms) * 1.05), "VMs on 5,000 hosts"), (y, "Time to read, solve and check in s (log scale)"));
        var text = new FigureText("btrplace-times", "Time to repair an assignment, BtrPlace's instances", Caption(rows));
        return new Figure(text, style, area.Bottom, [new LegendStrip(new Tile(0, 0, style.Width, top), entries, style), new PlotPanel(area, plot, style)]);
    }

    private static MarkerShape ShapeOf(int kind) => kind == 0 ? MarkerShape.FilledCircle : MarkerShape.FilledDiamond;

    private static string Caption(IReadOnlyList<BtrPlaceRow> rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"Lower is better. {rows.Count(r => r.IsValid)} of {rows.Count} answers keep every constraint by the independent checker; on {rows.Count(r => r.Moved <= r.FewestMoves)} it is proven that no fewer VMs can move. The published times are from another, older machine.");
}
