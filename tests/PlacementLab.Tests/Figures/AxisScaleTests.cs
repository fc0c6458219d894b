using PlacementLab.Figures.Drawing;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class AxisScaleTests
{
    [Fact]
    public void A_linear_axis_has_ticks_at_round_numbers_with_the_decimals_they_need()
    {
        AxisScale scale = AxisScale.Linear(0, 1.13, ticks: 5);
        Assert.Equal(["0.0", "0.5", "1.0"], scale.Labels);
        Assert.Equal(["1,000", "1,500", "2,000"], AxisScale.Linear(900, 2100, ticks: 3).Labels);
    }

    [Fact]
    public void A_tick_at_the_end_is_kept_and_an_empty_range_is_widened()
    {
        AxisScale scale = AxisScale.Linear(0, 8, ticks: 8);
        Assert.Equal("8", scale.Labels[^1]);
        Assert.True(scale.Max > 8);
        Assert.True(AxisScale.Linear(5, 5).Max > 5);
        Assert.True(AxisScale.Linear(0, 0).Max > 0);
    }

    [Fact]
    public void Values_within_a_factor_of_fifty_stay_linear_and_others_become_logarithms()
    {
        Assert.False(AxisScale.For([1, 50], headroom: 0.1).IsLog);
        AxisScale log = AxisScale.For([0.1, 50], headroom: 0.1);
        Assert.True(log.IsLog);
        Assert.Equal(["0.01", "0.1", "1", "10", "100"], log.Labels);
        Assert.Equal(1, log.At(10), 12);
        Assert.Equal(log.Min, log.At(0));
    }

    [Fact]
    public void Values_that_are_zero_or_not_finite_do_not_break_the_axis()
    {
        AxisScale scale = AxisScale.For([0, double.NaN, double.PositiveInfinity], headroom: 0.2);
        Assert.False(scale.IsLog);
        Assert.Equal(0, scale.Min);
        Assert.Equal(1.25, scale.Max, 4);
    }
}
