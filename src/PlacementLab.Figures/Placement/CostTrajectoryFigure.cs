using PlacementLab.Figures.Drawing;
using PlacementLab.Placement;
using ScottPlot;

namespace PlacementLab.Figures.Placement;

/// <summary>Cost of the best answer of one solver run against elapsed time, with the lower bound.</summary>
public static class CostTrajectoryFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="problem">Name of the problem.</param>
    /// <param name="solver">Name of the solver.</param>
    /// <param name="result">Its result.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(string problem, string solver, SolverResult result, FigureStyle style)
    {
        TrajectoryPoint[] points = [.. result.Trajectory.Where(p => double.IsFinite(p.Cost))];
        var text = new FigureText("cost-over-time", $"Cost of the best answer to {problem}", Caption(solver, result));
        if (points.Length == 0)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), $"{solver} found no answer.", style)]);
        }

        LegendEntry[] entries =
        [
            new LegendEntry(solver, style.SeriesAt(0), LegendSymbol.Line),
            .. double.IsFinite(result.Bound) ? [new LegendEntry($"lower bound ({result.BoundName})", style.MutedText, LegendSymbol.DashedLine)] : Array.Empty<LegendEntry>(),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        var area = new Tile(0, top, style.Width, style.IsNarrow ? 320 : 400);
        return new Figure(text, style, area.Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style), Panel(points, result, area, style),
        ]);
    }

    private static PlotPanel Panel(TrajectoryPoint[] points, SolverResult result, Tile area, FigureStyle style)
    {
        double end = Math.Max(result.Elapsed.TotalSeconds, 1e-3);
        double[] seconds = [.. points.Select(p => p.Elapsed.TotalSeconds), end];
        double[] costs = [.. points.Select(p => p.Cost), points[^1].Cost];
        double least = double.IsFinite(result.Bound) ? Math.Min(costs.Min(), result.Bound) : costs.Min();
        double pad = Math.Max((costs.Max() - least) * 0.08, Math.Abs(costs.Max()) * 0.002);
        AxisScale y = AxisScale.Linear(least - pad, costs.Max() + pad, 6);
        Plot plot = PlotKit.Create(style, new PixelPadding(WidthOfLabels(y), 22, 46, 12));
        var line = plot.Add.Scatter(seconds, costs, Color.FromHex(style.SeriesAt(0)));
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.LineWidth = 2.2f;
        line.MarkerSize = 0;
        if (double.IsFinite(result.Bound))
        {
            plot.Add.HorizontalLine(result.Bound, 1.5f, Color.FromHex(style.MutedText), LinePattern.Dashed).EnableAutoscale = false;
        }

        PlotKit.SetAxes(plot, (AxisScale.Linear(0, end * 1.03), "Elapsed time in s"), (y, "Cost of the best answer"));
        return new PlotPanel(area, plot, style);
    }

    // Costs may have many digits; the title of the axis stands left of them.
    private static float WidthOfLabels(AxisScale axis) => Math.Max(74, 34 + (8 * axis.Labels.Select(l => l.Length).Append(0).Max()));

    private static string Caption(string solver, SolverResult result) =>
        "The line falls when a better answer is found; lower is better, and nothing can lie below the dashed bound. "
        + (double.IsFinite(result.Cost)
            ? $"{solver} ended at {NumberText.Of(result.Cost)}" + (double.IsNaN(result.Bound) ? "." : $", gap {NumberText.Percent(result.Gap)} to the {result.BoundName} bound.")
            : $"{solver} found no answer.");
}
