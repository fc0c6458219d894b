using System.Globalization;
using PlacementLab.Experiments.Validation;
using PlacementLab.Figures.Drawing;
using ScottPlot;

namespace PlacementLab.Figures.Validation;

/// <summary>
/// Predicted against measured, one panel for each scheme, both axes logarithmic: on the diagonal the model is right; the band around
/// it is the noise floor, the spread of repeats.
/// </summary>
public static class PredictedMeasuredFigure
{
    private const int Columns = 3;
    private const float PanelHeight = 268;
    private const double LeastSpan = 100;
    private static readonly (string Target, string Text, MarkerShape Shape)[] _targets =
    [
        ("total", "total time (s)", MarkerShape.FilledCircle), ("downtime", "downtime (s)", MarkerShape.FilledTriangleUp),
        ("traffic", "traffic (GB)", MarkerShape.FilledSquare),
    ];

    /// <summary>Draws the figure.</summary>
    /// <param name="report">The validation.</param>
    /// <param name="sets">Which sets' points belong on it; their name is the panel's where a set has several schemes of one name.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ValidationReport report, ValidationFigureScope sets, FigureStyle style)
    {
        ValidationPoint[] points = [.. report.Points.Where(p => sets.Holds(p.Set) && p.Measured > 0 && p.Predicted > 0)];
        var text = new FigureText($"predicted-measured-{sets.Id}", $"Predicted against measured: {sets.Title}", Caption(points));
        if (points.Length == 0)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "Nothing was both predicted and measured.", style)]);
        }

        LegendEntry[] entries =
        [
            .. _targets.Select((t, i) => new LegendEntry(t.Text, style.SeriesAt(i), LegendSymbol.Marker) { Shape = t.Shape }),
            new("predicted = measured", style.MutedText, LegendSymbol.Line), new("noise of repeats", style.Neutral, LegendSymbol.PaleSwatch),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        IGrouping<string, ValidationPoint>[] groups = [.. points.GroupBy(sets.PanelOf).OrderBy(g => g.Key, StringComparer.Ordinal)];
        int columns = style.IsNarrow ? 1 : Math.Min(Columns, groups.Length);
        int rows = (groups.Length + columns - 1) / columns;
        var panels = new List<Panel> { new LegendStrip(new Tile(0, 0, style.Width, top), entries, style) };
        for (int i = 0; i < groups.Length; i++)
        {
            float width = (float)style.Width / columns;
            var tile = new Tile(i % columns * width, top + (i / columns * PanelHeight), width, PanelHeight);
            double noise = report.Findings.Where(f => groups[i].Any(p => p.Set == f.Row.Set && p.Scheme == f.Row.Scheme)).Max(f => f.Row.NoiseFloor) ?? 0;
            panels.Add(Panel(groups[i], noise, tile, (style, $"{PanelLetter.Of(i)} {groups[i].Key}")));
        }

        return new Figure(text, style, top + (rows * PanelHeight), panels);
    }

    private static PlotPanel Panel(IEnumerable<ValidationPoint> points, double noise, Tile tile, (FigureStyle Style, string Heading) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(72, 14, 46, 28));
        (double X, double Y, int Series)[] drawn = [.. points.Select(p => (Scaled(p.Measured, p), Scaled(p.Predicted, p), SeriesOf(p)))];
        double least = drawn.Min(d => Math.Min(d.X, d.Y));
        double most = drawn.Max(d => Math.Max(d.X, d.Y));
        bool isNarrow = most < LeastSpan * least; // Then whole decades, so that at least two ticks have a label.
        AxisScale scale = isNarrow
            ? AxisScale.Log(Decade(least, Math.Floor), Decade(most * 1.0001, Math.Ceiling), headroom: 0, ticks: 5)
            : AxisScale.Log(least / 1.6, most * 1.6, headroom: 0, ticks: 5);
        AddBand(plot, scale, noise, look.Style);
        foreach ((double x, double y, int series) in drawn)
        {
            plot.Add.Marker(scale.At(x), scale.At(y)).MarkerStyle = PlotKit.Marker(_targets[series].Shape, look.Style.SeriesAt(series), 7.5f);
        }

        PlotKit.SetAxes(plot, (scale, "Measured"), (scale, "Predicted"));
        return new PlotPanel(tile, plot, look.Style) { Heading = look.Heading };
    }

    private static double Decade(double value, Func<double, double> round) => Math.Pow(10, round(Math.Log10(value)));

    private static void AddBand(Plot plot, AxisScale scale, double noise, FigureStyle style)
    {
        double up = Math.Log10(1 + noise);
        double down = Math.Log10(Math.Max(1 - noise, 0.01));
        var band = plot.Add.Polygon(new Coordinates[]
        {
            new(scale.Min, scale.Min + down), new(scale.Max, scale.Max + down), new(scale.Max, scale.Max + up), new(scale.Min, scale.Min + up),
        });
        band.FillColor = Color.FromHex(style.Neutral).WithAlpha(0.25);
        band.LineWidth = 0;
        var diagonal = plot.Add.Line(scale.Min, scale.Min, scale.Max, scale.Max);
        (diagonal.LineColor, diagonal.LineWidth) = (Color.FromHex(style.MutedText), 1.2f);
    }

    private static double Scaled(double value, ValidationPoint point) => point.Target == "traffic" ? value / 1e9 : value;

    private static int SeriesOf(ValidationPoint point) => Math.Max(0, Array.FindIndex(_targets, t => t.Target == point.Target));

    private static string Caption(ValidationPoint[] points)
    {
        const string meaning = "Each mark is a cell: the median of its repeats against what the model says from what was known before. "
            + "The closer to the diagonal, the better; within the grey band the model is as good as a repeat. ";
        if (points.Length == 0)
        {
            return meaning;
        }

        ValidationPoint worst = points.MaxBy(p => p.RelativeError)!;
        double near = points.Count(p => p.RelativeError <= 0.05) / (double)points.Length;
        return meaning + string.Create(
            CultureInfo.InvariantCulture,
            $"Here {100 * near:0} % of {points.Length} values are within 5 %; the farthest off is the {worst.Target} of {worst.Cell} ({worst.Scheme}).");
    }
}
