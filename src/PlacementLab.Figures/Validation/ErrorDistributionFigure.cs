using System.Globalization;
using PlacementLab.Experiments.Validation;
using PlacementLab.Figures.Drawing;
using ScottPlot;

namespace PlacementLab.Figures.Validation;

/// <summary>How the relative errors of a validation are distributed: for each scheme a row of marks, one a cell, and its median.</summary>
public static class ErrorDistributionFigure
{
    private const double LeastError = 1e-4;
    private const double Jitter = 0.28;
    private const float LabelWidth = 244;
    private static readonly (string Target, string Heading)[] _targets = [("total", "Total time"), ("traffic", "Traffic"), ("downtime", "Downtime")];

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The validation.</param>
    /// <param name="sets">Which sets' points belong on it.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ValidationReport report, ValidationFigureScope sets, FigureStyle style)
    {
        ValidationPoint[] points = [.. report.Points.Where(p => sets.Holds(p.Set) && p.Measured > 0)];
        var text = new FigureText($"errors-{sets.Id}", $"Errors of the models: {sets.Title}", Caption(points));
        (string Target, string Heading)[] targets = [.. _targets.Where(t => points.Any(p => p.Target == t.Target))];
        if (targets.Length == 0)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "Nothing was both predicted and measured.", style)]);
        }

        string[] rows = [.. points.Select(sets.PanelOf).Distinct().Order(StringComparer.Ordinal)];
        LegendEntry[] entries =
        [
            new("one cell", style.SeriesAt(0), LegendSymbol.Marker) { Shape = MarkerShape.FilledCircle },
            new("median of the cells", style.Alarm, LegendSymbol.Line),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = 90 + (rows.Length * 27f);
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, height * targets.Length).Rows([.. targets.Select(_ => 1f)])
            : new Tile(0, top, style.Width, height).Columns([2.05f, .. targets.Skip(1).Select(_ => 1f)]);
        var panels = new List<Panel> { new LegendStrip(new Tile(0, 0, style.Width, top), entries, style) };
        for (int i = 0; i < targets.Length; i++)
        {
            ValidationPoint[] some = [.. points.Where(p => p.Target == targets[i].Target)];
            bool named = i == 0 || style.IsNarrow;
            panels.Add(Panel(some, (rows, sets), tiles[i], (style, $"{PanelLetter.Of(i)} {targets[i].Heading}", named)));
        }

        return new Figure(text, style, tiles[^1].Bottom, panels);
    }

    private static PlotPanel Panel(
        ValidationPoint[] points, (string[] Names, ValidationFigureScope Sets) rows, Tile tile, (FigureStyle Style, string Heading, bool Named) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(look.Named ? LabelWidth : 16, 14, 46, 28));
        AxisScale x = AxisScale.Log(100 * LeastError, Math.Max(100, 100 * points.Max(p => p.RelativeError)), headroom: 0.04, ticks: 6);
        foreach (IGrouping<int, ValidationPoint> row in points.GroupBy(p => Array.IndexOf(rows.Names, rows.Sets.PanelOf(p))))
        {
            int count = 0;
            foreach (ValidationPoint point in row)
            {
                double offset = ((count++ % 5) - 2) / 2.0 * Jitter;
                plot.Add.Marker(x.At(100 * point.RelativeError), -row.Key + offset).MarkerStyle =
                    PlotKit.Marker(MarkerShape.FilledCircle, look.Style.SeriesAt(0), 5.5f);
            }

            double median = x.At(100 * SampleStatistics.Median(row.Select(p => p.RelativeError)));
            var line = plot.Add.Line(median, -row.Key - 0.42, median, -row.Key + 0.42);
            (line.LineColor, line.LineWidth) = (Color.FromHex(look.Style.Alarm), 2.4f);
        }

        PlotKit.SetAxes(plot, (x, "Relative error (%, log scale)"), (AxisScale.Linear(-rows.Names.Length + 0.4, 0.6), ""));
        plot.Axes.Left.SetTicks([.. rows.Names.Select((_, i) => -(double)i)], [.. rows.Names.Select(n => look.Named ? n : "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return new PlotPanel(tile, plot, look.Style) { Heading = look.Heading };
    }

    private static string Caption(ValidationPoint[] points)
    {
        const string meaning = "Each mark is |predicted − measured| / measured of one cell, errors below 0.01 % drawn at the left edge. ";
        return points.Length == 0 ? meaning : meaning + string.Join(" ", _targets.Where(t => points.Any(p => p.Target == t.Target)).Select(t =>
        {
            double[] errors = [.. points.Where(p => p.Target == t.Target).Select(p => p.RelativeError)];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Heading}: median {100 * SampleStatistics.Median(errors):0.0} %, 90th percentile {100 * SampleStatistics.Quantile(errors, 0.9):0.0} %.");
        }));
    }
}
