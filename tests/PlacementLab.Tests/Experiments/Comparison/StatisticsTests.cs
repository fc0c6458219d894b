using PlacementLab.Experiments.Comparison.Statistics;
using Xunit;

namespace PlacementLab.Tests.Experiments.Comparison;

/// <summary>Intervals and tests by hand.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void Interval_is_by_students_t()
    {
        // Mean 2, s = 1, t(0.975; 2) = 4.302653: 4.302653 · 1/√3 = 2.484138.
        MeanInterval interval = MeanInterval.Of([1, 2, 3]);

        Assert.Equal(2, interval.Mean);
        Assert.Equal(2.484138, interval.HalfWidth, 1e-6);
        Assert.Equal(-0.484138, interval.Low, 1e-6);
        Assert.Equal(4.484138, interval.High, 1e-6);
        Assert.Equal(double.NaN, MeanInterval.Of([7]).HalfWidth);
        Assert.Throws<ArgumentException>(() => MeanInterval.Of([]));
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, 2.0 / 8)] // |±1 ± 2 ± 3| ≥ 6 for +++ and ---.
    [InlineData(new[] { 1.0, 2, -4 }, 8.0 / 8)] // Sum -1; the sums are ±7, ±5, ±3, ±1: none is nearer to zero.
    [InlineData(new[] { 3.0, 3, -1 }, 4.0 / 8)] // Sum 5; the sums are ±7, ±5, ±1, ±1.
    [InlineData(new[] { 0.0, 0 }, 1.0)]
    [InlineData(new[] { -5.0 }, 1.0)]
    [InlineData(new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 }, 2.0 / 1024)]
    public void Sign_flips_are_counted(double[] differences, double expected) => Assert.Equal(expected, SignFlipTest.PValue(differences), 1e-12);

    [Fact]
    public void Many_differences_are_tested_by_seeded_draws()
    {
        double[] same = [.. Enumerable.Repeat(1.0, SignFlipTest.MostExact + 10)];
        double[] balanced = [.. same.Select((d, i) => i % 2 == 0 ? d : -d)];

        Assert.Equal(1.0 / (SignFlipTest.Draws + 1), SignFlipTest.PValue(same)); // 2 of 2^30 choices: none is drawn.
        Assert.Equal(1, SignFlipTest.PValue(balanced)); // The sum is zero, and no choice is nearer.
        Assert.Throws<ArgumentException>(() => SignFlipTest.PValue([]));
    }

    [Fact]
    public void Holm_multiplies_in_rising_order_and_never_falls()
    {
        // 0.01·3 = 0.03; 0.03·2 = 0.06; 0.04·1 = 0.04, raised to 0.06.
        Assert.Equal([0.03, 0.06, 0.06], HolmCorrection.Adjust([0.01, 0.04, 0.03]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1.0, 1.0], HolmCorrection.Adjust([0.6, 0.9]));
    }

    [Fact]
    public void What_policies_share_on_a_day_does_not_widen_their_intervals()
    {
        // Both rise by 10 from day to day: with the day's mean taken out and 16 put back, 15 15 and 17 17 are left.
        MeanInterval[] shared = [.. WithinBlocks.Of([[10.0, 20], [12.0, 22]])];
        // Days 10, 20 and 12, 18: means 11, 19, overall 15; left are 14, 16 and 16, 14: s = √2, t(0.975; 1) = 12.7062, ·√2/√2, times √(2/1).
        MeanInterval[] apart = [.. WithinBlocks.Of([[10.0, 20], [12.0, 18]])];

        Assert.Equal([new MeanInterval(15, 0), new MeanInterval(17, 0)], shared);
        Assert.Equal(15, apart[0].Mean);
        Assert.Equal(12.706205 * Math.Sqrt(2), apart[0].HalfWidth, 1e-5);
    }
}
