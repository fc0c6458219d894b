using PlacementLab.Experiments.Sweeps;
using PlacementLab.Figures.Drawing;
using PlacementLab.Migration;
using ScottPlot;

namespace PlacementLab.Figures.Schemes;

/// <summary>What each scheme takes while one quantity grows: total time, downtime, and time that the VM loses in all.</summary>
public static class SchemeSweepFigure
{
    private const double LogFrom = 8;

    private static readonly (string Heading, Func<MigrationEstimate, double> Value)[] _measures =
    [
        ("a Total time", e => e.TotalTime.TotalSeconds),
        ("b Downtime", e => e.Downtime.TotalSeconds),
        ("c Downtime + slow-down", e => (e.Downtime + e.Slowdown).TotalSeconds),
    ];

    /// <summary>Draws the figure.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(SchemeSweepResult sweep, FigureStyle style)
    {
        string name = SweepQuantities.NameOf(sweep.Range.Quantity);
        var text = new FigureText($"sweep-{name}", $"Migration schemes over {Title(sweep).ToLowerInvariant()}", Caption(sweep));
        MigrationScheme[] schemes = [.. Enum.GetValues<MigrationScheme>().Where(s => s != MigrationScheme.Process)];
        LegendEntry[] entries = Legend(sweep, schemes, style);
        float top = LegendStrip.HeightOf(entries, style.Width);
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, 960).Rows(1, 1, 1)
            : new Tile(0, top, style.Width, 380).Columns(1, 1, 1);
        var panels = new List<Panel> { new LegendStrip(new Tile(0, 0, style.Width, top), entries, style) };
        panels.AddRange(_measures.Select((measure, i) => Draw(sweep, schemes, tiles[i], style, measure)));
        return new Figure(text, style, tiles[^1].Bottom, panels);
    }

    private static string Title(SchemeSweepResult sweep) => SweepQuantities.TitleOf(sweep.Range.Quantity);

    private static LegendEntry[] Legend(SchemeSweepResult sweep, MigrationScheme[] schemes, FigureStyle style)
    {
        IEnumerable<LegendEntry> lines = schemes.Select(s => new LegendEntry(
            MigrationSchemeNames.NameOf(s), ColorOf(s, style), s == MigrationScheme.PostCopy ? LegendSymbol.DashedLine : LegendSymbol.Line));
        return sweep.ConvergenceChanges.IsEmpty
            ? [.. lines]
            : [.. lines, new LegendEntry("pre-copy begins or ceases to converge", style.MutedText, LegendSymbol.DashedLine)];
    }

    private static string ColorOf(MigrationScheme scheme, FigureStyle style) => style.SeriesAt((int)scheme);

    private static PlotPanel Draw(
        SchemeSweepResult sweep, MigrationScheme[] schemes, Tile area, FigureStyle style, (string Heading, Func<MigrationEstimate, double> Value) measure)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(70, 28, 46, 30));
        SweepQuantity quantity = sweep.Range.Quantity;
        double first = SweepQuantities.Shown(quantity, sweep.Range.From);
        double last = SweepQuantities.Shown(quantity, sweep.Range.To);
        AxisScale x = last / first >= LogFrom ? AxisScale.Log(first, last, headroom: 0, ticks: 4) : AxisScale.Linear(first, last, 4);
        double[] values = [.. schemes.SelectMany(s => sweep.Points.Select(p => measure.Value(p.Of(s)))).Where(v => v > 0)];
        AxisScale y = values.Max() >= LogFrom * values.Min() ? AxisScale.Log(values.Min() * 0.8, values.Max(), headroom: 0.04) : AxisScale.Linear(0, values.Max() * 1.06);
        foreach (ConvergenceChange change in sweep.ConvergenceChanges)
        {
            plot.Add.VerticalLine(x.At(SweepQuantities.Shown(quantity, change.At)), 1.5f, Color.FromHex(style.MutedText), LinePattern.Dotted);
        }

        foreach (MigrationScheme scheme in schemes.OrderBy(s => s == MigrationScheme.PostCopy))
        {
            foreach (SweepPoint[] piece in Pieces(sweep, scheme))
            {
                double[] at = [.. piece.Select(p => x.At(SweepQuantities.Shown(quantity, p.Value)))];
                var line = plot.Add.Scatter(at, piece.Select(p => y.At(measure.Value(p.Of(scheme)))).ToArray(), Color.FromHex(ColorOf(scheme, style)));
                line.LineWidth = scheme == MigrationScheme.StopAndCopy ? 4.5f : 2.2f;
                line.LinePattern = scheme == MigrationScheme.PostCopy ? LinePattern.Dashed : LinePattern.Solid;
                line.MarkerSize = piece.Length == 1 ? 5 : 0;
            }
        }

        string unit = SweepQuantities.UnitOf(quantity);
        PlotKit.SetAxes(plot, (x, $"{Title(sweep)} ({unit}{(x.IsLog ? ", log" : "")})"), (y, y.IsLog ? "Seconds (log scale)" : "Seconds"));
        return new PlotPanel(area, plot, style) { Heading = measure.Heading };
    }

    /// <summary>The points of a scheme, cut where it begins or ceases to converge: nothing is known in between.</summary>
    private static IEnumerable<SweepPoint[]> Pieces(SchemeSweepResult sweep, MigrationScheme scheme)
    {
        int from = 0;
        for (int i = 1; i <= sweep.Points.Length; i++)
        {
            if (i == sweep.Points.Length || sweep.Points[i].Of(scheme).Converged != sweep.Points[from].Of(scheme).Converged)
            {
                yield return [.. sweep.Points.Skip(from).Take(i - from)];
                from = i;
            }
        }
    }

    private static string Caption(SchemeSweepResult sweep)
    {
        string unit = SweepQuantities.UnitOf(sweep.Range.Quantity);
        string Shown(double value) => $"{NumberText.Of(SweepQuantities.Shown(sweep.Range.Quantity, value))} {unit}";
        string converging = sweep.ConvergenceChanges.IsEmpty
            ? sweep.Points[0].Of(MigrationScheme.PreCopy).Converged ? "Pre-copy converges everywhere here. " : "Pre-copy converges nowhere here. "
            : string.Concat(sweep.ConvergenceChanges.Select(c => $"Pre-copy {(c.ConvergesAbove ? "converges" : "no longer converges")} above {Shown(c.At)}. "));
        string best = string.Join("; ", sweep.BestRanges.Select(r =>
            $"{(r.Scheme is { } s ? MigrationSchemeNames.NameOf(s) : "none")} from {Shown(r.From)} to {Shown(r.To)}"));
        return "Point estimates, lower is better; the slow-down of copy rounds is an assumption. " + converging
            + $"{(sweep.WithinDowntimeLimit ? "Within the downtime limit the VM" : "The VM")} loses the least time by {best}.";
    }
}
