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
    public void The_timeline_shows_load_and_prediction_of_the_most_overloaded_host()
    {
        ExperimentResult result = SampleResults.Full();
        SimulationResult run = result.Runs.First(r => r.Policy == "predictive-cp-sat");
        Coordinates[] load = [.. Lines(result, panel: 2).Single().Data.GetScatterPoints()];
        Coordinates[] predicted = [.. Lines(result, panel: 3).Single().Data.GetScatterPoints()];

        // 96 intervals of 5 min from the start of the test part, and the end of the last one; host 2 swings highest.
        Assert.Equal(97, load.Length);
        Assert.Equal(8, load[^1].X, 9);
        Assert.Equal(run.Intervals.Select(i => (double)i.LoadRatio[2]), load[..^1].Select(c => c.Y));
        Assert.Equal(run.Intervals.Select(i => (double)i.PredictedOverload[2]), predicted[..^1].Select(c => c.Y));
    }

    [Fact]
    public void Neighbouring_overloaded_intervals_are_shaded_as_one_time()
    {
        ExperimentResult result = SampleResults.Full();
        HostTimeline timeline = HostTimeline.MostOverloaded(result)!;
        HorizontalSpan[] spans = [.. Plot(result, panel: 2).GetPlottables().OfType<HorizontalSpan>()];
        Assert.Equal(timeline.OverloadedHours, spans.Sum(s => s.X2 - s.X1), 9);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.X2 < pair.Second.X1));
        Assert.NotEmpty(spans);
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
