using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Packing;
using PlacementLab.Figures.Drawing;
using ScottPlot;

namespace PlacementLab.Figures.Packing;

/// <summary>Share of the known optima reached against the time spent on each problem, a line for each set.</summary>
public static class OptimaOverTimeFigure
{
    private const double LeastSeconds = 0.001;

    /// <summary>Draws the figure.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ImmutableArray<PackingRun> runs, FigureStyle style)
    {
        PackingRun[][] sets = [.. runs.GroupBy(r => r.Set).Select(g => g.ToArray())];
        LegendEntry[] entries = [.. sets.Select((s, i) => new LegendEntry($"{s[0].Set} ({s.Length})", style.SeriesAt(i), LegendSymbol.Line))];
        float top = LegendStrip.HeightOf(entries, style.Width);
        var area = new Tile(0, top, style.Width, style.IsNarrow ? 320 : 400);
        var text = new FigureText("optima-over-time", "Known optima reached over time", Caption(sets));
        return new Figure(text, style, area.Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            Plotted(sets, area, style),
        ]);
    }

    /// <summary>The steps of a line: after how many seconds which share was reached.</summary>
    internal static (double[] Seconds, double[] Percent) Steps(PackingRun[] runs)
    {
        double[] times = [.. runs.Where(r => r.IsReached).Select(r => Math.Max(LeastSeconds, r.SecondsToBest)).Order()];
        double end = Math.Max(LeastSeconds, runs.Max(r => r.Seconds));
        return ([LeastSeconds, .. times, Math.Max(end, times.DefaultIfEmpty(end).Last())],
            [0, .. times.Select((_, i) => 100.0 * (i + 1) / runs.Length), 100.0 * times.Length / runs.Length]);
    }

    private static PlotPanel Plotted(PackingRun[][] sets, Tile area, FigureStyle style)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(58, 22, 46, 12));
        AxisScale x = AxisScale.Log(LeastSeconds, Math.Max(0.01, sets.Max(s => s.Max(r => r.Seconds))), headroom: 0.03);
        for (int i = 0; i < sets.Length; i++)
        {
            (double[] seconds, double[] percent) = Steps(sets[i]);
            var line = plot.Add.Scatter(seconds.Select(x.At).ToArray(), percent, Color.FromHex(style.SeriesAt(i)));
            line.ConnectStyle = ConnectStyle.StepHorizontal;
            line.LineWidth = 2.2f;
            line.MarkerSize = 0;
        }

        PlotKit.SetAxes(plot, (x, "Time until the packing was found, s (log scale)"), (AxisScale.Linear(0, 102, 5), "Known optima reached, %"));
        return new PlotPanel(area, plot, style);
    }

    private static string Caption(PackingRun[][] sets) =>
        "Each line rises by one step for every instance whose packing has as many bins as the published optimum, at the time when that packing "
        + "was found; instances that never got there keep it below 100 %. "
        + string.Join("; ", sets.Select(s => $"{s[0].Set}: {s.Count(r => r.IsReached)} of {s.Length}, {s.Count(r => r.IsProven)} proven by the solver's own bound")) + ".";
}
