using PlacementLab.Experiments.Reproduction;
using PlacementLab.Experiments.Validation;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation.Consolidation.Detectors;
using ScottPlot;
using ScottPlot.Plottables;

namespace PlacementLab.Figures.Consolidation;

/// <summary>
/// Energy, SLAV, ESV and migrations of each consolidation policy: a box over the days, the figures by which papers compare
/// (Beloglazov and Buyya, CCPE 24(13), 2012).
/// </summary>
public static class PolicyBoxFigure
{
    private const float LabelWidth = 104;
    private const double BoxHeight = 0.62;
    private static readonly (string Heading, string Axis, Func<StudyRun, double> Value)[] _measures =
    [
        ("a Energy", "kWh a day", r => r.Metrics.Energy.KilowattHours),
        ("b SLAV", "SLATAH × PDM (10⁻⁶)", r => r.Metrics.Slav * 1e6),
        ("c ESV", "energy × SLAV (10⁻³ kWh)", r => r.Metrics.Esv * 1e3),
        ("d Migrations", "thousands a day", r => r.Metrics.Migrations / 1e3),
    ];

    /// <summary>Draws the figure.</summary>
    /// <param name="runs">Runs; those with fixed quirks or of another release are left out.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(IReadOnlyCollection<StudyRun> runs, FigureStyle style)
    {
        PolicyDays[] all = [.. PolicyDays.Of(runs)];
        PolicyDays[] policies = [.. all.Where(p => p.Policy.Migrates)];
        var text = new FigureText("consolidation-policies", "Energy, SLAV, ESV and migrations of each policy", Caption(all));
        if (policies.Length == 0)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "No policy here migrates, so there is nothing to compare.", style)]);
        }

        LegendEntry[] entries =
        [
            .. policies.DistinctBy(p => p.DetectorIndex).Select(p => new LegendEntry(
                OverloadDetectors.All[p.DetectorIndex].Title, style.SeriesAt(p.DetectorIndex), LegendSymbol.PaleSwatch)),
            new("a day", style.MutedText, LegendSymbol.Marker) { Shape = MarkerShape.FilledCircle },
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = 80 + (policies.Length * 19f);
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, height * _measures.Length).Rows(1, 1, 1, 1)
            : new Tile(0, top, style.Width, height).Columns(1.46f, 1, 1, 1);
        return new Figure(text, style, tiles[^1].Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            .. _measures.Select((m, i) => Draw(policies, m, tiles[i], (style, i == 0 || style.IsNarrow))),
        ]);
    }

    private static PlotPanel Draw(
        PolicyDays[] policies, (string Heading, string Axis, Func<StudyRun, double> Value) measure, Tile tile, (FigureStyle Style, bool Named) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(look.Named ? LabelWidth : 14, 14, 46, 28));
        double[][] values = [.. policies.Select(p => p.Values(measure.Value))];
        double least = values.Min(v => v.Min());
        double most = values.Max(v => v.Max());
        double room = Math.Max(0.05 * (most - least), 1e-9);
        AxisScale x = AxisScale.Linear(least - room, most + room, ticks: 4);
        for (int row = 0; row < policies.Length; row++)
        {
            AddBox(plot, BoxSummary.Of(values[row]), -row, look.Style.SeriesAt(policies[row].DetectorIndex));
            foreach (double value in values[row])
            {
                plot.Add.Marker(value, -row).MarkerStyle = PlotKit.Marker(MarkerShape.FilledCircle, look.Style.MutedText, 4.2f);
            }
        }

        PlotKit.SetAxes(plot, (x, measure.Axis), (AxisScale.Linear(-policies.Length + 0.35, 0.65), ""));
        plot.Axes.Left.SetTicks([.. policies.Select((_, i) => -(double)i)], [.. policies.Select(p => look.Named ? p.Policy.Name : "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(tile, plot, look.Style) { Heading = measure.Heading };
    }

    private static void AddBox(Plot plot, BoxSummary box, double row, string color)
    {
        AddLine(plot, (box.Least, row), (box.Lower, row), (color, 1.6f));
        AddLine(plot, (box.Upper, row), (box.Most, row), (color, 1.6f));
        Rectangle body = plot.Add.Rectangle(box.Lower, box.Upper, row - (BoxHeight / 2), row + (BoxHeight / 2));
        body.FillColor = Color.FromHex(color).WithAlpha(0.3);
        (body.LineColor, body.LineWidth) = (Color.FromHex(color), 1.4f);
        AddLine(plot, (box.Median, row - (BoxHeight / 2)), (box.Median, row + (BoxHeight / 2)), (color, 3));
    }

    private static void AddLine(Plot plot, (double X, double Y) from, (double X, double Y) to, (string Color, float Width) look)
    {
        LinePlot line = plot.Add.Line(from.X, from.Y, to.X, to.Y);
        (line.LineColor, line.LineWidth) = (Color.FromHex(look.Color), look.Width);
    }

    private static string Caption(PolicyDays[] policies)
    {
        const string meaning = "Lower is better. A box spans the quartiles over the days, its line is the median, whiskers reach the furthest day "
            + "within 1.5 box lengths; dots are days. ";
        PolicyDays[] migrating = [.. policies.Where(p => p.Policy.Migrates)];
        if (migrating.Length == 0)
        {
            return meaning;
        }

        PolicyDays[] comparable = [.. migrating.Where(p => p.Days.Length == migrating.Max(m => m.Days.Length))];
        double Median(PolicyDays p, Func<StudyRun, double> value) => SampleStatistics.Median(p.Values(value));
        string still = string.Concat(policies.Except(migrating).Select(p =>
            $" {p.Policy.Name.ToUpperInvariant()}, which never migrates, needs {NumberText.Of(Median(p, _measures[0].Value))} kWh and is not drawn."));
        return meaning + $"{NumberText.Count(comparable[0].Days.Length, "day", "days")}, by the median: "
            + string.Join("; ", _measures.Select(m => $"{m.Heading[2..]} is lowest with {comparable.MinBy(p => Median(p, m.Value))!.Policy.Name}")) + "."
            + (comparable.Length < migrating.Length ? " Policies with fewer days are drawn but not ranked." : "") + still;
    }
}
