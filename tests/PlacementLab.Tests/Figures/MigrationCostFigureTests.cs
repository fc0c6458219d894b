using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Tests.Support;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class MigrationCostFigureTests
{
    [Fact]
    public void Downtimes_that_differ_by_more_than_fifty_times_are_drawn_as_logarithms_of_the_mean()
    {
        // 24.6 s / 0.064 s = 384, so the axis is logarithmic; two policies, four schemes.
        double[] expected = [.. SampleResults.DowntimeSeconds, .. SampleResults.DowntimeSeconds];
        double[] drawn = [.. Bars(SampleResults.Full(), panel: 0).Select(b => Math.Pow(10, b.Value))];
        Assert.Equal(expected, drawn, (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.All(Bars(SampleResults.Full(), panel: 0), bar => Assert.Equal(-2, bar.ValueBase));
    }

    [Fact]
    public void Times_and_traffic_of_like_size_are_drawn_from_zero()
    {
        Bar[] times = Bars(SampleResults.Full(), panel: 1);
        Assert.Equal([31.5, 24.9, 27.2, 24.6], times[..4].Select(b => Math.Round(b.Value, 3)));
        Assert.Equal([1.92, 1.41, 1.58, 1.41], Bars(SampleResults.Full(), panel: 2)[4..].Select(b => Math.Round(b.Value, 3)));
        Assert.All(times, bar => Assert.Equal(0, bar.ValueBase));
    }

    [Fact]
    public void Bars_of_different_runs_do_not_overlap()
    {
        var spans = Bars(SampleResults.Full(), panel: 0).Select(b => (Low: b.Position - (b.Size / 2), High: b.Position + (b.Size / 2))).OrderBy(s => s.Low).ToList();
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.High < pair.Second.Low));
    }

    [Fact]
    public void Downtimes_below_a_second_are_given_in_milliseconds()
    {
        ExperimentResult full = SampleResults.Full();
        ExperimentResult brief = full with { Runs = [.. full.Runs.Where(r => r.Scheme != "stop-and-copy")] };
        Assert.Equal([210, 64, 118], Bars(brief, panel: 0)[..3].Select(b => Math.Round(b.Value, 3)));
    }

    [Fact]
    public void Without_a_migration_the_figure_says_so()
    {
        NoticePanel notice = Assert.IsType<NoticePanel>(Assert.Single(MigrationCostFigure.Draw(SampleResults.NothingMoved(), FigureStyle.Light).Panels));
        Assert.StartsWith("No migration was made", notice.Text, StringComparison.Ordinal);
    }

    private static Bar[] Bars(ExperimentResult result, int panel) =>
        [.. MigrationCostFigure.Draw(result, FigureStyle.Light).Panels.OfType<PlotPanel>().ElementAt(panel).Plot.GetPlottables().OfType<BarPlot>().SelectMany(p => p.Bars)];
}
