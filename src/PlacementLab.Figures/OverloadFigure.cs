using System.Collections.Immutable;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Prediction.Overload;
using ScottPlot;

namespace PlacementLab.Figures;

/// <summary>
/// Overload predicted and happened: a reliability diagram of the best forecasters with the number of cases, and the most
/// overloaded host's load beside the probability that was predicted for it.
/// </summary>
public static class OverloadFigure
{
    private const int MostBaselines = 2;
    private static readonly MarkerShape[] _shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp];

    /// <summary>Draws the figure.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ExperimentResult result, FigureStyle style)
    {
        OverloadScore[] scores = Chosen(result);
        HostTimeline? timeline = HostTimeline.MostOverloaded(result);
        LegendEntry[] entries = Legend(scores, timeline, style);
        float top = LegendStrip.HeightOf(entries, style.Width);
        (Tile left, Tile right) = style.IsNarrow
            ? (new Tile(0, top, style.Width, 470), new Tile(0, top + 470, style.Width, 440))
            : (new Tile(0, top, 360, 480), new Tile(360, top, style.Width - 360, 480));
        Panel[] panels =
        [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            .. Reliability(scores, left, style),
            .. timeline is null
                ? [new NoticePanel(right, "No run predicted overload, so there is no prediction to compare with the load.", style)]
                : Timeline(timeline, right, style),
        ];
        var text = new FigureText("overload", "Overload, predicted and happened", Caption(scores, result.OnsetPrediction, timeline));
        return new Figure(text, style, right.Bottom, panels);
    }

    /// <summary>The first forecaster, which the experiment uses, and the baselines with the highest average precision.</summary>
    private static OverloadScore[] Chosen(ExperimentResult result)
    {
        OverloadScore[] judged = [.. result.Prediction.Where(s => !s.Reliability.IsEmpty)];
        IEnumerable<OverloadScore> baselines = judged.Skip(1).OrderByDescending(s => s.AveragePrecision).ThenBy(s => s.Brier);
        return [.. judged.Take(1), .. baselines.Take(MostBaselines)];
    }

    private static LegendEntry[] Legend(OverloadScore[] scores, HostTimeline? timeline, FigureStyle style)
    {
        IEnumerable<LegendEntry> forecasters = scores.Select((s, i) =>
            new LegendEntry(s.Name, style.SeriesAt(ColorIndex(i)), LegendSymbol.Marker) { Shape = _shapes[i] });
        return
        [
            .. forecasters,
            .. scores.Length == 0 ? [] : new[] { new LegendEntry("perfect reliability", style.MutedText, LegendSymbol.DashedLine) },
            .. timeline is null ? [] : TimelineEntries(timeline, style),
        ];
    }

    private static IEnumerable<LegendEntry> TimelineEntries(HostTimeline timeline, FigureStyle style) =>
    [
        .. timeline.Unmanaged is null ? [] : new[] { new LegendEntry("nothing moves", style.Neutral, LegendSymbol.Line) },
        new("with moves", style.SeriesAt(0), LegendSymbol.Line),
        new("above capacity", style.Alarm, LegendSymbol.PaleSwatch),
    ];

    private static Panel[] Reliability(OverloadScore[] scores, Tile area, FigureStyle style)
    {
        if (scores.Length == 0)
        {
            return [new NoticePanel(area, "No overload forecaster was judged.", style)];
        }

        Tile[] rows = area.Rows(2.35f, 1);
        Plot diagram = PlotKit.Create(style, new PixelPadding(72, 16, 30, 28));
        Plot counts = PlotKit.Create(style, new PixelPadding(72, 16, 46, 10));
        var diagonal = diagram.Add.Line(0, 0, 1, 1);
        (diagonal.LineColor, diagonal.LinePattern, diagonal.LineWidth) = (Color.FromHex(style.MutedText), LinePattern.Dashed, 1.5f);
        AxisScale countScale = AxisScale.Log(0.5, scores.SelectMany(s => s.Reliability).Max(b => b.Count), headroom: 0.06, ticks: 4);
        for (int i = 0; i < scores.Length; i++)
        {
            AddForecaster(diagram, scores[i], i, style);
            AddCounts(counts, scores[i], (i, scores.Length), (countScale, style));
        }

        AxisScale share = AxisScale.Linear(0, 1);
        PlotKit.SetAxes(diagram, (AxisScale.Linear(-0.02, 1.02), ""), (AxisScale.Linear(-0.02, 1.02), "Observed share of overload"));
        PlotKit.SetAxes(counts, (AxisScale.Linear(-0.02, 1.02), "Predicted probability"), (countScale, "Cases (log)"));
        diagram.Axes.Bottom.SetTicks(share.Positions, share.Labels);
        return [new PlotPanel(rows[0], diagram, style) { Heading = "a Reliability on unseen days" }, new PlotPanel(rows[1], counts, style)];
    }

    private static void AddForecaster(Plot plot, OverloadScore score, int index, FigureStyle style)
    {
        Color color = Color.FromHex(style.SeriesAt(ColorIndex(index)));
        var line = plot.Add.Scatter(
            score.Reliability.Select(b => b.MeanPredicted).ToArray(), score.Reliability.Select(b => b.ObservedShare).ToArray(), color);
        line.LineWidth = 1.8f;
        line.MarkerStyle = PlotKit.Marker(_shapes[index], style.SeriesAt(ColorIndex(index)), 9);
    }

    private static void AddCounts(Plot plot, OverloadScore score, (int Index, int Of) order, (AxisScale Scale, FigureStyle Style) look)
    {
        double width = 0.085 / order.Of;
        foreach (ReliabilityBin bin in score.Reliability)
        {
            double left = (Math.Clamp((int)(bin.MeanPredicted * 10), 0, 9) / 10.0) + 0.0075 + (width * order.Index);
            var bar = plot.Add.Rectangle(left, left + (width * 0.9), look.Scale.Min, look.Scale.At(bin.Count));
            bar.FillColor = Color.FromHex(look.Style.SeriesAt(ColorIndex(order.Index)));
            bar.LineWidth = 0;
        }
    }

    private static Panel[] Timeline(HostTimeline timeline, Tile area, FigureStyle style)
    {
        Tile[] rows = area.Rows(1.45f, 1);
        Plot load = PlotKit.Create(style, new PixelPadding(58, 16, 16, 28));
        Plot predicted = PlotKit.Create(style, new PixelPadding(58, 16, 46, 28));
        foreach ((double from, double to) in timeline.OverloadedSpans)
        {
            predicted.Add.HorizontalSpan(from, to, Color.FromHex(style.Alarm).WithAlpha(0.4)).LineStyle.Width = 0;
        }

        if (timeline.Unmanaged is not null)
        {
            AddExcess(load, timeline, timeline.Unmanaged, Color.FromHex(style.Alarm).WithAlpha(0.3));
            AddSteps(load, timeline, timeline.Unmanaged, style.Neutral);
        }

        AddExcess(load, timeline, timeline.LoadRatio, Color.FromHex(style.Alarm).WithAlpha(0.7));
        AddSteps(load, timeline, timeline.LoadRatio, style.SeriesAt(0));
        load.Add.HorizontalLine(1, 1.5f, Color.FromHex(style.MutedText), LinePattern.Dashed);
        AddSteps(predicted, timeline, timeline.Predicted, style.SeriesAt(0));
        AxisScale x = AxisScale.Linear(0, timeline.Hours[^1] + timeline.StepHours, style.IsNarrow ? 5 : 9);
        PlotKit.SetAxes(load, (x, ""), (AxisScale.Linear(0, timeline.Highest * 1.08), "Demand / capacity"));
        PlotKit.SetAxes(predicted, (x, "Hours into the test part"), (AxisScale.Linear(0, 1.03), "Probability"));
        load.Axes.Bottom.SetTicks(x.Positions, [.. x.Positions.Select(_ => "")]);
        return
        [
            new PlotPanel(rows[0], load, style) { Heading = $"b Load of {NumberText.Shorten(timeline.HostName, 24)}; dashed: capacity" },
            new PlotPanel(rows[1], predicted, style) { Heading = style.IsNarrow ? "c Predicted probability of overload" : "c Predicted probability of overload, before any move" },
        ];
    }

    /// <summary>Fills what lies between the capacity and the load above it.</summary>
    private static void AddExcess(Plot plot, HostTimeline timeline, double[] load, Color color)
    {
        var outline = new List<Coordinates> { new(timeline.Hours[0], 1) };
        for (int i = 0; i < load.Length; i++)
        {
            outline.Add(new Coordinates(timeline.Hours[i], Math.Max(load[i], 1)));
            outline.Add(new Coordinates(timeline.Hours[i] + timeline.StepHours, Math.Max(load[i], 1)));
        }

        outline.Add(new Coordinates(timeline.Hours[^1] + timeline.StepHours, 1));
        var area = plot.Add.Polygon(outline.ToArray());
        area.FillColor = color;
        area.LineWidth = 0;
    }

    private static void AddSteps(Plot plot, HostTimeline timeline, double[] values, string color)
    {
        double[] hours = [.. timeline.Hours, timeline.Hours[^1] + timeline.StepHours];
        var line = plot.Add.Scatter(hours, [.. values, values[^1]], Color.FromHex(color));
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.LineWidth = 1.4f;
        line.MarkerSize = 0;
    }

    private static int ColorIndex(int forecaster) => forecaster switch { 0 => 0, 1 => 4, _ => 2 };

    private static string Caption(OverloadScore[] scores, ImmutableArray<OverloadScore> onset, HostTimeline? timeline)
    {
        string text = "On the dashed diagonal a probability means what it says; above it overload is underestimated, below it overestimated. "
            + "The bars count the cases behind each point. On the right, a good prediction is high at the start where the load would exceed capacity, and rises before overload that remains. ";
        if (scores.Length > 0)
        {
            text += $"Here the average precision is {string.Join(", ", scores.Select(s => $"{NumberText.Of(s.AveragePrecision)} for {s.Name}"))}, "
                + $"where {NumberText.Percent((double)scores[0].Positives / scores[0].Rows)} of {NumberText.Count(scores[0].Rows, "case", "cases")} overloaded"
                + (onset.FirstOrDefault(s => s.Name == scores[0].Name) is { } early
                    ? $"; {NumberText.Of(early.AveragePrecision)} for {early.Name} on the {NumberText.Of(early.Rows)} cases whose host was not overloaded yet. "
                    : ". ");
        }

        return timeline is null
            ? text + "No run predicted overload."
            : text + timeline.Describe();
    }
}
