using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Packing;
using PlacementLab.Figures;
using PlacementLab.Figures.Packing;
using Xunit;

namespace PlacementLab.Tests.Figures.Packing;

public sealed class OptimaOverTimeFigureTests
{
    private static readonly ImmutableArray<PackingRun> _runs = [Run("a", 5, 0.5), Run("b", 5, 0.02), Run("c", 6, 0.1), Run("d", 5, 0)];

    [Fact]
    public void LineRisesWhereAnOptimumIsReached()
    {
        // Four runs, three reached the optimum 5, at 0.001 (the left end), 0.02 and 0.5 s: 25, 50, 75 %; the longest run took 2 s.
        (double[] seconds, double[] percent) = OptimaOverTimeFigure.Steps([.. _runs]);

        Assert.Equal([0.001, 0.001, 0.02, 0.5, 2], seconds);
        Assert.Equal([0, 25, 50, 75, 75.0], percent);
    }

    [Fact]
    public void FigureIsDrawnWithItsCounts()
    {
        Figure figure = OptimaOverTimeFigure.Draw(_runs, FigureStyle.Light);

        Assert.Contains("New: 3 of 4, 3 proven", figure.Caption, StringComparison.Ordinal);
        Assert.Contains("New (4)", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void ClassesAreCounted()
    {
        PackingClassRow[] rows = [.. PackingClassRow.Of(_runs)];

        Assert.Equal(["class1", "all"], rows.Select(r => r.Class));
        Assert.Equal((4, 3, 3, 0.2), (rows[0].Problems, rows[0].Reached, rows[0].Proven, rows[0].WorstGap));
    }

    private static PackingRun Run(string name, int bins, double secondsToBest) => new()
    {
        Version = "1",
        Checksum = "",
        Seed = 1,
        TimeLimitSeconds = 2,
        Set = "New",
        Class = "class1",
        Name = name,
        Dimensions = 1,
        Items = 10,
        Types = 10,
        Optimum = 5,
        Bins = bins,
        LowerBound = 5,
        BoundName = "aggregate",
        FoundBy = "diving",
        Iterations = 1,
        Seconds = bins == 5 ? secondsToBest : 2,
        SecondsToBest = secondsToBest,
        Fault = "",
    };
}
