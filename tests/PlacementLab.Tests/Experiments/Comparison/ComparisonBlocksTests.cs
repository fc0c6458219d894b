using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Traces;
using Xunit;

namespace PlacementLab.Tests.Experiments.Comparison;

/// <summary>Days to run on, and the days to learn on.</summary>
public sealed class ComparisonBlocksTests
{
    [Fact]
    public void Each_day_learns_on_the_day_before_whatever_their_order()
    {
        ImmutableArray<ComparisonBlock> days = SmallComparison.Days;

        Assert.Equal(["days/1", "days/2", "days/3"], days.Select(d => d.Name));
        Assert.Equal(["days/2", "days/1", "days/2"], days.Select(d => d.Training!.Name)); // Before the first there is none.
        Assert.Null(Assert.Single(ComparisonBlocks.Of([SmallComparison.Day(1)])).Training);
    }

    [Fact]
    public void A_set_of_several_days_is_cut_and_its_first_day_only_learned_on()
    {
        // Four samples a day; ten samples are two whole days and a half.
        var traces = new TraceSet("long", TimeSpan.FromHours(6), [new("a", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [])]);

        ComparisonBlock day = Assert.Single(ComparisonBlocks.Of([new LoadedDataset(traces, "sum", "")]));

        Assert.Equal("long/day-02", day.Name);
        Assert.Equal([4, 5, 6, 7], day.Traces.Traces[0].CpuPercent);
        Assert.Equal([0, 1, 2, 3], day.Training!.Traces[0].CpuPercent);
    }

    [Theory]
    [InlineData("all", "1 2 3")]
    [InlineData("2", "1 2")]
    [InlineData("days/3, days/1", "1 3")]
    public void Days_are_chosen(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ComparisonBlocks.Choose(SmallComparison.Days, text, "--days").Select(d => d.Name[^1])));

    [Theory]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("days/1,monday")]
    [InlineData(",")]
    public void Days_that_are_not_there_are_refused(string text) =>
        Assert.Throws<InvalidInputException>(() => ComparisonBlocks.Choose(SmallComparison.Days, text, "--days"));

    [Fact]
    public void Days_of_different_form_are_refused()
    {
        var coarse = new TraceSet("other", TimeSpan.FromMinutes(10), [new("a", [1, 2, 3], [])]);

        Assert.Throws<InvalidInputException>(() => ComparisonBlocks.Of([SmallComparison.Day(1), new LoadedDataset(coarse, "sum", "")]));
        Assert.Throws<InvalidInputException>(() => ComparisonBlocks.Of([]));
    }
}
