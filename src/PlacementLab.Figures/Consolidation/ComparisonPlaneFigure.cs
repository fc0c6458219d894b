using PlacementLab.Experiments.Comparison;
using PlacementLab.Experiments.Comparison.Statistics;
using PlacementLab.Figures.Drawing;
using ScottPlot;
using ScottPlot.Plottables;

namespace PlacementLab.Figures.Consolidation;

/// <summary>Energy against SLA violation: a point for each policy with its intervals, a panel for each kind of migration cost, all on the same axes.</summary>
public static class ComparisonPlaneFigure
{
    private const float PanelHeight = 290;
    private const double Room = 0.06;

    /// <summary>Draws the figure.</summary>
    /// <param name="study">The comparison.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ComparisonStudy study, FigureStyle style)
    {
        var text = new FigureText("comparison-plane", "Energy against SLA violation", Caption(study));
        if (study.Migrating.IsEmpty)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "No policy here migrates, so there is nothing to compare.", style)]);
        }

        var look = new ComparisonLook(study, style);
        LegendEntry[] entries = look.Entries();
        float top = LegendStrip.HeightOf(entries, style.Width);
        Point[][] points = [.. study.Settings.Regimes.Select(r => PointsOf(study, r))];
        Point[] all = [.. points.SelectMany(p => p)];
        (AxisScale X, AxisScale Y) scales = (Scale(all.SelectMany(p => Ends(p.Energy)), 4), Scale(all.SelectMany(p => Ends(p.Sla)), 7));
        Tile[] tiles = Arrange(style, top, points.Length);
        return new Figure(text, style, tiles.Max(t => t.Bottom), [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            .. points.Select((p, i) => Panel(p, $"{PanelLetter.Of(i)} {ComparisonLook.NameOf(study.Settings.Regimes[i])}", (tiles[i], scales), (look, style))),
        ]);
    }

    private static Tile[] Arrange(FigureStyle style, float top, int panels)
    {
        int columns = style.IsNarrow ? 1 : panels == 1 ? 1 : panels is 2 or 4 ? 2 : 3;
        float width = (float)style.Width / columns;
        return [.. Enumerable.Range(0, panels).Select(i => new Tile(i % columns * width, top + (i / columns * PanelHeight), width, PanelHeight))];
    }

    private static Point[] PointsOf(ComparisonStudy study, MigrationRegime regime)
    {
        IReadOnlyList<MeanInterval> Intervals(ComparisonMeasure measure) =>
            WithinBlocks.Of([.. study.Migrating.Select(p => (IReadOnlyList<double>)study.Days(p, regime, measure))]);
        IReadOnlyList<MeanInterval> energy = Intervals(ComparisonMeasure.Energy), sla = Intervals(ComparisonMeasure.Sla);
        return [.. study.Migrating.Select((p, i) => new Point(p, energy[i], sla[i]))];
    }

    private static AxisScale Scale(IEnumerable<double> values, int ticks)
    {
        double[] all = [.. values];
        double room = Math.Max(Room * (all.Max() - all.Min()), 1e-6);
        double low = all.Min() - room;
        return AxisScale.Linear(all.Min() >= 0 ? Math.Max(low, 0) : low, all.Max() + room, ticks);
    }

    private static double[] Ends(MeanInterval interval) => double.IsNaN(interval.HalfWidth) ? [interval.Mean] : [interval.Low, interval.High];

    private static PlotPanel Panel(Point[] points, string heading, (Tile Tile, (AxisScale X, AxisScale Y) Scales) at, (ComparisonLook Look, FigureStyle Style) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(64, 18, 46, 28));
        foreach (Point point in points)
        {
            string color = look.Look.ColorOf(point.Policy);
            AddBar(plot, (point.Energy.Low, point.Sla.Mean), (point.Energy.High, point.Sla.Mean), color);
            AddBar(plot, (point.Energy.Mean, point.Sla.Low), (point.Energy.Mean, point.Sla.High), color);
            plot.Add.Marker(point.Energy.Mean, point.Sla.Mean).MarkerStyle = PlotKit.Marker(ComparisonLook.ShapeOf(point.Policy), color, 10);
        }

        PlotKit.SetAxes(plot, (at.Scales.X, "Energy (kWh a day)"), (at.Scales.Y, "SLA violation (%)"));
        return new PlotPanel(at.Tile, plot, look.Style) { Heading = heading };
    }

    private static void AddBar(Plot plot, (double X, double Y) from, (double X, double Y) to, string color)
    {
        if (double.IsNaN(from.X) || double.IsNaN(from.Y))
        {
            return;
        }

        LinePlot line = plot.Add.Line(from.X, from.Y, to.X, to.Y);
        (line.LineColor, line.LineWidth) = (Color.FromHex(color), 1.4f);
    }

    private static string Caption(ComparisonStudy study)
    {
        string still = string.Concat(study.Settings.Policies.Where(p => !p.Loop.Migrates).Select(p =>
            $" {p.Name}, which never migrates, takes {NumberText.Of(study.Mean(p, MigrationRegime.None, ComparisonMeasure.Energy).Mean)} kWh with a violation of "
            + $"{NumberText.Of(study.Mean(p, MigrationRegime.None, ComparisonMeasure.Sla).Mean)} % and is not drawn."));
        return "Further left takes less energy, further down leaves less work undone. Marks are means over "
            + $"{NumberText.Count(study.Blocks.Length, "day", "days")}; bars are 95 % intervals without what all policies have in common on a day. "
            + "Circles are classic policies, diamonds predict, squares have a solver, triangles both." + still;
    }

    private sealed record Point(ComparedPolicy Policy, MeanInterval Energy, MeanInterval Sla);
}
