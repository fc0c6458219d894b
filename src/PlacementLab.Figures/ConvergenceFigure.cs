using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Placement;
using ScottPlot;

namespace PlacementLab.Figures;

/// <summary>
/// Cost of the best answer against iterations, for each solver on the largest placement problem. Iterations rather than
/// seconds, so that the figure is the same on every machine; one iteration is a different amount of work in each solver.
/// </summary>
public static class ConvergenceFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ExperimentResult result, FigureStyle style)
    {
        SolverTrace[] traces = [.. result.Solvers.Where(t => Feasible(t.Result))];
        var text = new FigureText("convergence", "Convergence of the solvers", Caption(result));
        if (traces.Length == 0)
        {
            string reason = result.Solvers.IsEmpty
                ? "No placement problem arose, so no solver was run."
                : "No solver found a feasible answer to the largest placement problem.";
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), reason, style)]);
        }

        LegendEntry[] entries = Legend(traces, style);
        float top = LegendStrip.HeightOf(entries, style.Width);
        var area = new Tile(0, top, style.Width, style.IsNarrow ? 320 : 400);
        return new Figure(text, style, area.Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            Draw(traces, area, style),
        ]);
    }

    private static LegendEntry[] Legend(SolverTrace[] traces, FigureStyle style)
    {
        IEnumerable<LegendEntry> solvers = traces.Select((t, i) => new LegendEntry(t.Solver, style.SeriesAt(i), LegendSymbol.Line));
        bool bounded = traces.Any(t => double.IsFinite(t.Result.Bound));
        return [.. solvers, .. bounded ? [new LegendEntry("proven lower bound", style.MutedText, LegendSymbol.DashedLine)] : Array.Empty<LegendEntry>()];
    }

    private static PlotPanel Draw(SolverTrace[] traces, Tile area, FigureStyle style)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(74, 22, 46, 12));
        long last = traces.Max(t => Steps(t.Result)[^1].Iteration);
        AxisScale x = last > 50 ? AxisScale.Log(1, last, headroom: 0.03) : AxisScale.Linear(0, last * 1.03);
        for (int i = 0; i < traces.Length; i++)
        {
            AddSolver(plot, traces[i].Result, x, (style.SeriesAt(i), i));
        }

        double[] bounds = [.. traces.Select(t => t.Result.Bound).Where(double.IsFinite).Distinct()];
        foreach (double bound in bounds)
        {
            var line = plot.Add.HorizontalLine(bound, 1.5f, Color.FromHex(style.MutedText), LinePattern.Dashed);
            line.EnableAutoscale = false;
        }

        double[] costs = [.. traces.SelectMany(t => Steps(t.Result)).Select(s => s.Cost), .. bounds];
        double pad = Math.Max((costs.Max() - costs.Min()) * 0.08, Math.Abs(costs.Max()) * 0.002);
        AxisScale y = AxisScale.Linear(costs.Min() - pad, costs.Max() + pad, 6);
        string title = x.IsLog ? "Iterations, from 1 (log scale)" : "Iterations, from 1";
        PlotKit.SetAxes(plot, (x, title), (y, "Cost of the best answer"));
        return new PlotPanel(area, plot, style);
    }

    private static void AddSolver(Plot plot, SolverResult result, AxisScale x, (string Color, int Order) look)
    {
        List<(long Iteration, double Cost)> steps = Steps(result);
        var line = plot.Add.Scatter(
            steps.Select(s => x.At(s.Iteration)).ToArray(), steps.Select(s => s.Cost).ToArray(), Color.FromHex(look.Color));
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.LineWidth = 2.2f;
        line.MarkerSize = 0;
        var end = plot.Add.Marker(x.At(steps[^1].Iteration), steps[^1].Cost);
        MarkerShape[] shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];
        end.MarkerStyle = PlotKit.Marker(shapes[look.Order % shapes.Length], look.Color, 10);
    }

    private static bool Feasible(SolverResult result) =>
        result.Status is SolveStatus.Optimal or SolveStatus.Feasible && double.IsFinite(result.Cost);

    /// <summary>The costs found, counted from iteration 1, up to the last iteration.</summary>
    private static List<(long Iteration, double Cost)> Steps(SolverResult result)
    {
        List<(long Iteration, double Cost)> steps =
            [.. result.Trajectory.Where(p => double.IsFinite(p.Cost)).Select(p => (Math.Max(p.Iteration, 1), p.Cost))];
        long last = Math.Max(result.Iterations, steps.Count == 0 ? 1 : steps[^1].Iteration);
        if (steps.Count == 0 || steps[^1].Iteration < last || steps[^1].Cost != result.Cost)
        {
            steps.Add((last, result.Cost));
        }

        return steps;
    }

    private static string Caption(ExperimentResult result)
    {
        const string meaning = "Every line falls when a solver finds a better answer and ends with a mark where it stopped; lower is better, and "
            + "nothing can lie below the dashed bound. One iteration is a different amount of work in each solver. ";
        if (result.Solvers.IsEmpty)
        {
            return meaning + "Here no placement problem arose.";
        }

        return meaning + "Here: " + string.Join("; ", result.Solvers.Select(Describe)) + ".";
    }

    private static string Describe(SolverTrace trace)
    {
        SolverResult result = trace.Result;
        if (!Feasible(result))
        {
            return $"{trace.Solver} found no answer ({(result.Status == SolveStatus.Infeasible ? "proven infeasible" : "stopped before")})";
        }

        string bound = double.IsNaN(result.Bound)
            ? "no bound"
            : $"bound {NumberText.Of(result.Bound)} ({result.BoundName}), gap {NumberText.Percent(result.Gap)}";
        return $"{trace.Solver} {NumberText.Of(result.Cost)} after {NumberText.Count(result.Iterations, "iteration", "iterations")}, {bound}";
    }
}
