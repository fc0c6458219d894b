using System.Globalization;
using PlacementLab.Experiments.Reproduction.Roadef;
using PlacementLab.Figures.Drawing;
using ScottPlot;

namespace PlacementLab.Figures.Placement;

/// <summary>Score of the challenge against elapsed time, a line for each instance, with the winner's scores as marks at the end.</summary>
public static class GapOverTimeFigure
{
    private const int MostLines = 6;
    private const double LeastScore = 0.01;

    /// <summary>Draws the figure: the instances on which the winner has most left to gain.</summary>
    /// <param name="rows">The instances.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(IReadOnlyList<RoadefRow> rows, FigureStyle style)
    {
        RoadefRow[] shown = [.. rows.Where(r => r.Trajectory.Length > 0).OrderByDescending(r => r.WinnerScore).Take(MostLines).OrderBy(r => r.Instance, StringComparer.Ordinal)];
        var text = new FigureText("roadef-score-over-time", "Score over time, machine reassignment", Caption(rows));
        if (shown.Length == 0)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "No answer was found.", style)]);
        }

        LegendEntry[] entries =
        [
            .. shown.Select((r, i) => new LegendEntry(r.Instance, style.SeriesAt(i), LegendSymbol.Line)),
            new LegendEntry("winner S41 after 300 s", style.MutedText, LegendSymbol.Marker) { Shape = MarkerShape.FilledDiamond },
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        var area = new Tile(0, top, style.Width, style.IsNarrow ? 340 : 430);
        return new Figure(text, style, area.Bottom, [new LegendStrip(new Tile(0, 0, style.Width, top), entries, style), Panel(shown, area, style)]);
    }

    private static PlotPanel Panel(RoadefRow[] rows, Tile area, FigureStyle style)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(74, 30, 46, 12));
        double end = Math.Max(1, rows.Max(r => r.Seconds));
        double first = Math.Max(0.01, Math.Min(end / 100, rows.Min(r => r.Trajectory[0].Seconds)));
        AxisScale x = AxisScale.Log(first, end, headroom: 0.03);
        double most = Math.Max(1, rows.Max(r => ScoreAt(r, r.Trajectory[0].Cost)));
        AxisScale y = AxisScale.Log(LeastScore, most, headroom: 0.03);
        for (int i = 0; i < rows.Length; i++)
        {
            Add(plot, rows[i], (x, y), style.SeriesAt(i));
        }

        PlotKit.SetAxes(plot, (x, "Elapsed time in s (log scale)"), (y, "Score (log scale)"));
        return new PlotPanel(area, plot, style);
    }

    private static void Add(Plot plot, RoadefRow row, (AxisScale X, AxisScale Y) axes, string color)
    {
        double start = Math.Pow(10, axes.X.Min);
        double[] seconds = [.. row.Trajectory.Select(p => axes.X.At(Math.Max(start, p.Seconds))), axes.X.At(Math.Max(start, row.Seconds))];
        double[] scores = [.. row.Trajectory.Select(p => axes.Y.At(ScoreAt(row, p.Cost))), axes.Y.At(ScoreAt(row, row.Cost))];
        var line = plot.Add.Scatter(seconds, scores, Color.FromHex(color));
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.LineWidth = 2.2f;
        line.MarkerSize = 0;
        var winner = plot.Add.Marker(axes.X.At(Math.Max(start, row.Seconds)), axes.Y.At(Math.Max(LeastScore, row.WinnerScore)));
        winner.MarkerStyle = PlotKit.Marker(MarkerShape.FilledDiamond, color, 11);
    }

    private static double ScoreAt(RoadefRow row, double cost) => Math.Max(LeastScore, row.Known.Score(cost, row.InitialCost));

    private static string Caption(IReadOnlyList<RoadefRow> rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"Score = 100 · (cost − best seen) / initial cost; lower is better. A line falls when a better answer is found; diamonds are the scores of the challenge's winner after 300 s. Values below {LeastScore} are drawn there. Sum over {rows.Count} instances: {rows.Sum(r => r.Score):0.00} here, {rows.Sum(r => r.WinnerScore):0.00} for the winner.");
}
