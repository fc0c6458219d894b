using PlacementLab.Experiments.Validation;
using Xunit;

namespace PlacementLab.Tests.Experiments.Validation;

/// <summary>The metrics of a validation, by hand.</summary>
public sealed class CellErrorsTests
{
    [Fact]
    public void Quantiles_interpolate_between_order_statistics()
    {
        // Four values: the median lies at 1.5, between 2 and 4; p90 at 2.7, 7/10 of the way from 4 to 10.
        Assert.Equal(3, SampleStatistics.Median([10, 2, 1, 4]), 1e-12);
        Assert.Equal(8.2, SampleStatistics.Quantile([10, 2, 1, 4], 0.9), 1e-12);
        Assert.Equal(7, SampleStatistics.Quantile([7], 0.9));
        Assert.Throws<ArgumentException>(() => SampleStatistics.Median([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleStatistics.Quantile([1], 1.5));
    }

    [Fact]
    public void Errors_are_taken_against_the_median_of_each_cell()
    {
        // a: runs 9, 10, 14, median 10, predicted 11: 0.1. b: one run of 4, predicted 3: 0.25. c: 20 and 20, predicted 20: 0.
        // Median of 0, 0.1, 0.25 = 0.1; p90 at 1.8: 0.1 + 0.8·0.15 = 0.22. Absolute 0, 1, 1: median 1.
        // Noise: a |9−10|/10 = 0.1, 0, 0.4; c 0, 0; b has one run: median of 0, 0, 0, 0.1, 0.4 = 0.
        // Single runs: a 2/9, 1/10, 3/14; b 1/4; c 0, 0: sorted 0, 0, 0.1, 0.2143, 0.2222, 0.25, median (0.1 + 3/14)/2.
        var errors = CellErrors.Of([new("a", [9, 10, 14], 11), new("b", [4], 3), new("c", [20, 20], 20)]);

        Assert.Equal(3, errors.Cells);
        Assert.Equal(6, errors.Runs);
        Assert.Equal(0.1, errors.Median, 1e-12);
        Assert.Equal(0.22, errors.P90, 1e-12);
        Assert.Equal(0.25, errors.Worst, 1e-12);
        Assert.Equal(1, errors.MedianAbsolute, 1e-12);
        Assert.Equal(0, errors.NoiseFloor!.Value, 1e-12);
        Assert.Equal((0.1 + (3 / 14.0)) / 2, errors.SingleRunMedian, 1e-12);
    }

    [Fact]
    public void A_cell_may_have_a_prediction_for_each_run_and_be_taken_by_its_mean()
    {
        // Runs 10 and 20 (mean 15), predicted 12 and 21 (mean 16.5): 0.1; single runs 0.2 and 0.05: median 0.125. Noise 5/15 twice.
        var cell = new MeasuredCell("a", [10, 20], [12, 21]) { ByMean = true };
        var errors = CellErrors.Of([cell]);

        Assert.Equal(0.1, errors.Median, 1e-12);
        Assert.Equal(0.125, errors.SingleRunMedian, 1e-12);
        Assert.Equal(1 / 3.0, errors.NoiseFloor!.Value, 1e-12);
    }

    [Fact]
    public void Cells_without_runs_or_with_unlike_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MeasuredCell("a", [], 1));
        Assert.Throws<ArgumentException>(() => new MeasuredCell("a", [1, 0], 1));
        Assert.Throws<ArgumentException>(() => new MeasuredCell("a", [1, 2], [1.0]));
        Assert.Null(CellErrors.Of([new("a", [1], 1)]).NoiseFloor);
    }

    [Fact]
    public void Goals_take_the_larger_of_a_relative_and_an_absolute_limit()
    {
        // One cell of 20 ms, predicted 30 ms: 50 % but only 10 ms.
        var errors = CellErrors.Of([new("a", [0.020], 0.030)]);

        Assert.False(new ErrorGoal { Median = 0.15 }.IsMetBy(errors));
        Assert.True(new ErrorGoal { Median = 0.15, OrMedianSeconds = 0.015, P90Seconds = 0.060 }.IsMetBy(errors));
        Assert.False(new ErrorGoal { Median = 0.15, OrMedianSeconds = 0.015, P90Seconds = 0.005 }.IsMetBy(errors));
        Assert.Equal("median ≤ 15 % or 15 ms, p90 ≤ 60 ms", new ErrorGoal { Median = 0.15, OrMedianSeconds = 0.015, P90Seconds = 0.060 }.Text);
    }

    [Fact]
    public void A_goal_may_grow_with_the_noise()
    {
        // Runs 8, 10, 12: noise 0.2, 0, 0.2, median 0.2; predicted 12: 0.2 ≤ 1.2·0.2 though above 5 %.
        var errors = CellErrors.Of([new("a", [8, 10, 12], 12)]);

        Assert.True(new ErrorGoal { Median = 0.05, TimesNoise = 1.2 }.IsMetBy(errors));
        Assert.False(new ErrorGoal { Median = 0.05 }.IsMetBy(errors));
    }
}
