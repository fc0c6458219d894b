using PlacementLab.Experiments.Reproduction.Scheduling;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Figures.Scheduling;
using PlacementLab.Placement;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures.Scheduling;

/// <summary>The figure of the mVM study.</summary>
public sealed class MvmFigureTests
{
    [Fact]
    public void The_caption_counts_and_every_instance_has_three_marks()
    {
        Figure figure = MvmFigure.Draw([Run("random.1", 200, 150, true), Run("random.2", 100, 100, false)], FigureStyle.Light);

        // 25 % and 0 % shorter: 12.5 % on average.
        Assert.Contains("2 instances: 2 no longer than published, 1 proven shortest, 12.5 % shorter on average; 2 valid", figure.Caption, StringComparison.Ordinal);
        PlotPanel[] panels = [.. figure.Panels.OfType<PlotPanel>()];
        Assert.Equal([150, 200, 150, 90, 100, 100], panels[0].Plot.GetPlottables().OfType<Marker>().Select(m => m.X));
        Assert.Equal(2, panels.Length);
    }

    [Fact]
    public void The_gap_falls_with_every_better_plan()
    {
        Figure figure = MvmFigure.Draw([Run("random.1", 200, 150, true)], FigureStyle.Light);

        // 160 s at first, against 150 s: 6.25 %; the best after 0.1 s.
        Scatter line = Assert.Single(figure.Panels.OfType<PlotPanel>().Last().Plot.GetPlottables().OfType<Scatter>());
        Assert.Equal([6.25, 6.25, 0, 0], line.Data.GetScatterPoints().Select(p => Math.Round(p.Y, 9)));
    }

    [Fact]
    public void Without_a_plan_a_notice_says_so() =>
        Assert.Equal("No instance was scheduled.", MvmFigure.Draw([Run("random.1", 200, double.NaN, false)], FigureStyle.Light).Caption);

    private static MvmRun Run(string name, double published, double seconds, bool proven) => new()
    {
        Instance = name,
        PublishedSeconds = published,
        PublishedFault = "",
        Seconds = seconds,
        Fault = "",
        SimpleBoundSeconds = proven ? seconds : 0.9 * seconds,
        BoundSeconds = proven ? seconds : 0.9 * seconds,
        BoundName = "busiest link direction (node-0 in)",
        IsProven = proven,
        ElapsedSeconds = 1,
        Trajectory =
        [
            new TrajectoryPoint(0, TimeSpan.FromSeconds(0.001), seconds * 160 / 150), new TrajectoryPoint(1, TimeSpan.FromSeconds(0.1), seconds),
        ],
    };
}
