using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation;
using PlacementLab.Tests.Support;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class OverloadFigureTests
{
    [Fact]
    public void The_reliability_diagram_shows_the_model_and_the_two_best_baselines()
    {
        ExperimentResult result = SampleResults.Full();
        Scatter[] lines = Lines(result, panel: 0);
        Assert.Equal(3, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.Equal(
                result.Prediction[i].Reliability.Select(b => new Coordinates(b.MeanPredicted, b.ObservedShare)),
                lines[i].Data.GetScatterPoints());
        }
    }

    [Fact]
    public void The_timeline_shows_the_load_with_and_without_moves_and_the_prediction()
    {
        ExperimentResult result = SampleResults.Full();
        SimulationResult run = result.Runs.First(r => r.Policy == "predictive-cp-sat");
        Scatter[] loads = Lines(result, panel: 2);
        Coordinates[] predicted = [.. Lines(result, panel: 3).Single().Data.GetScatterPoints()];

        // 96 intervals of 5 min from the start of the test part, and the end of the last one; host 2 swings highest.
        Assert.Equal(97, predicted.Length);
        Assert.Equal(8, predicted[^1].X, 9);
        Assert.Equal(result.Runs[0].Intervals.Select(i => (double)i.LoadRatio[2]), loads[0].Data.GetScatterPoints().SkipLast(1).Select(c => c.Y));
        Assert.Equal(run.Intervals.Select(i => (double)i.LoadRatio[2]), loads[1].Data.GetScatterPoints().SkipLast(1).Select(c => c.Y));
        Assert.Equal(run.Intervals.Select(i => (double)i.PredictedOverload[2]), predicted[..^1].Select(c => c.Y));
    }

    [Fact]
    public void What_exceeds_capacity_is_filled()
    {
        ExperimentResult result = SampleResults.Full();
        Polygon[] excess = [.. Plot(result, panel: 2).GetPlottables().OfType<Polygon>()];
        Assert.Equal(2, excess.Length);
        double[] expected = [.. result.Runs[0].Intervals.Select(i => Math.Max(1.0, i.LoadRatio[2]))];
        Assert.Equal(expected, excess[0].Coordinates[1..^1].Chunk(2).Select(step => step[0].Y));
        Assert.Contains(expected, y => y > 1);
    }

    [Fact]
    public void Overload_that_remains_is_shaded_behind_the_prediction_neighbours_as_one_time()
    {
        ExperimentResult result = SampleResults.Full();
        SimulationResult run = result.Runs.First(r => r.Policy == "predictive-cp-sat");
        HorizontalSpan[] spans = [.. Plot(result, panel: 3).GetPlottables().OfType<HorizontalSpan>()];
        Assert.Equal(run.Intervals.Count(i => i.LoadRatio[2] > 1) / 12.0, spans.Sum(s => s.X2 - s.X1), 9);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.X2 < pair.Second.X1));
        Assert.NotEmpty(spans);
    }

    [Fact]
    public void The_caption_says_how_long_the_host_is_overloaded()
    {
        // Host 2 in the sample: 25 intervals of 5 min above capacity where nothing moves, 9 with moves.
        string caption = OverloadFigure.Draw(SampleResults.Full(), FigureStyle.Light).Caption;
        Assert.Contains("host-2 would be above capacity for 2.08 h of 8 h if nothing moved; under predictive-cp-sat with pre-copy it is for 0.75 h.", caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_predictions_both_halves_say_so()
    {
        NoticePanel[] notices = [.. OverloadFigure.Draw(SampleResults.NothingMoved(), FigureStyle.Light).Panels.OfType<NoticePanel>()];
        Assert.Equal(2, notices.Length);
    }

    private static Scatter[] Lines(ExperimentResult result, int panel) => [.. Plot(result, panel).GetPlottables().OfType<Scatter>()];

    private static Plot Plot(ExperimentResult result, int panel) =>
        OverloadFigure.Draw(result, FigureStyle.Light).Panels.OfType<PlotPanel>().ElementAt(panel).Plot;
}
