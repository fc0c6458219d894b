using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Scheduling;
using PlacementLab.Figures.Drawing;
using PlacementLab.Placement;
using ScottPlot;

namespace PlacementLab.Figures.Scheduling;

/// <summary>Published and exact makespans of every instance with the simple bound, and how the gap closes over time.</summary>
public static class MvmFigure
{
    private const float RowHeight = 19;
    private const double FirstSeconds = 1e-3;

    /// <summary>Draws the figure.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(IReadOnlyList<MvmRun> runs, FigureStyle style)
    {
        MvmRun[] planned = [.. runs.Where(r => double.IsFinite(r.Seconds))];
        var text = new FigureText("mvm-makespan", "Published and exact schedules of the same migrations", Caption(runs));
        if (planned.Length == 0)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "No instance was scheduled, so there is nothing to show.", style)]);
        }

        LegendEntry[] entries =
        [
            new("published plan", style.SeriesAt(1), LegendSymbol.Marker) { Shape = MarkerShape.OpenCircle },
            new("plan made here", style.SeriesAt(0), LegendSymbol.Marker) { Shape = MarkerShape.FilledCircle },
            new("lower bound without search", style.MutedText, LegendSymbol.Marker) { Shape = MarkerShape.VerticalBar },
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = 80 + (planned.Length * RowHeight);
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, height + 260).Rows(height, 260)
            : new Tile(0, top, style.Width, height).Columns(1.6f, 1);
        return new Figure(text, style, tiles[^1].Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            DrawMakespans(planned, tiles[0], style),
            DrawGap(planned, tiles[1], style),
        ]);
    }

    private static PlotPanel DrawMakespans(MvmRun[] runs, Tile tile, FigureStyle style)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(92, 14, 46, 28));
        for (int row = 0; row < runs.Length; row++)
        {
            MvmRun run = runs[row];
            var line = plot.Add.Line(run.Seconds, -row, run.PublishedSeconds, -row);
            (line.LineColor, line.LineWidth) = (Color.FromHex(style.SeriesAt(0)).WithAlpha(0.35), 3);
            plot.Add.Marker(run.SimpleBoundSeconds, -row).MarkerStyle = PlotKit.Marker(MarkerShape.VerticalBar, style.MutedText, 10);
            plot.Add.Marker(run.PublishedSeconds, -row).MarkerStyle = PlotKit.Marker(MarkerShape.OpenCircle, style.SeriesAt(1), 8);
            plot.Add.Marker(run.Seconds, -row).MarkerStyle = PlotKit.Marker(MarkerShape.FilledCircle, style.SeriesAt(0), 7);
        }

        double most = runs.Max(r => Math.Max(r.Seconds, r.PublishedSeconds));
        double least = runs.Min(r => r.SimpleBoundSeconds);
        double room = 0.04 * (most - least) + 1;
        PlotKit.SetAxes(plot, (AxisScale.Linear(least - room, most + room), "Makespan (s)"), (AxisScale.Linear(-runs.Length + 0.35, 0.65), ""));
        plot.Axes.Left.SetTicks([.. runs.Select((_, i) => -(double)i)], [.. runs.Select(r => r.Instance)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(tile, plot, style) { Heading = "a Makespan of each instance" };
    }

    private static PlotPanel DrawGap(MvmRun[] runs, Tile tile, FigureStyle style)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(62, 14, 46, 28));
        double[] times = [FirstSeconds, .. runs.SelectMany(r => r.Trajectory).Select(t => t.Elapsed.TotalSeconds).Where(t => t > FirstSeconds).Distinct().Order()];
        var steps = new List<Coordinates>();
        foreach (double time in times)
        {
            double gap = 100 * runs.Average(r => GapAt(r, time));
            if (steps.Count > 0)
            {
                steps.Add(new Coordinates(Math.Log10(time), steps[^1].Y));
            }

            steps.Add(new Coordinates(Math.Log10(time), gap));
        }

        double end = Math.Max(runs.Max(r => r.ElapsedSeconds), times[^1]);
        steps.Add(new Coordinates(Math.Log10(Math.Max(end, 2 * FirstSeconds)), steps[^1].Y));
        var line = plot.Add.Scatter(steps, Color.FromHex(style.SeriesAt(0)));
        (line.MarkerSize, line.LineWidth) = (0, 2.2f);
        AxisScale x = AxisScale.Log(FirstSeconds, Math.Max(end, 2 * FirstSeconds), 0);
        PlotKit.SetAxes(plot, (x, "Search time (s)"), (AxisScale.Linear(0, Math.Max(0.1, steps.Max(s => s.Y)) * 1.1), "Mean gap to the final bound (%)"));
        return new PlotPanel(tile, plot, style) { Heading = "b Gap over time" };
    }

    private static double GapAt(MvmRun run, double seconds)
    {
        ImmutableArray<TrajectoryPoint> points = run.Trajectory;
        double cost = points.IsEmpty ? run.Seconds : points.LastOrDefault(p => p.Elapsed.TotalSeconds <= seconds, points[0]).Cost;
        return (cost - run.BoundSeconds) / cost;
    }

    private static string Caption(IReadOnlyList<MvmRun> runs)
    {
        MvmRun[] planned = [.. runs.Where(r => double.IsFinite(r.Seconds))];
        if (planned.Length == 0)
        {
            return "No instance was scheduled.";
        }

        int noLonger = planned.Count(r => r.Seconds <= r.PublishedSeconds);
        return "Further left is better. The destinations of all migrations are the published ones; starts and one bandwidth each are chosen anew. "
            + $"{NumberText.Count(planned.Length, "instance", "instances")}: {noLonger} no longer than published, {planned.Count(r => r.IsProven)} proven shortest, "
            + $"{NumberText.Percent(planned.Average(r => r.Gain))} shorter on average; {planned.Count(r => r.IsValid)} valid by an independent replay.";
    }
}
