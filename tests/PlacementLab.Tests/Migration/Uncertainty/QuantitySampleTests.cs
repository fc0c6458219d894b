using PlacementLab.Migration.Uncertainty;
using Xunit;

namespace PlacementLab.Tests.Migration.Uncertainty;

/// <summary>Quantiles of a sample.</summary>
public sealed class QuantitySampleTests
{
    [Fact]
    public void QuantilesByHand()
    {
        // Sorted 1 2 3 5: (n − 1)·0.5 = 1.5 → 2.5; 3·0.9 = 2.7 → 3 + 0.7·2 = 4.4; 3·0.1 = 0.3 → 1.3.
        var sample = new QuantitySample([5, 1, 3, 2]);

        Assert.Equal(2.5, sample.Median, 1e-12);
        Assert.Equal(4.4, sample.P90, 1e-12);
        Assert.Equal(1.3, sample.P10, 1e-12);
        Assert.Equal(1, sample.Quantile(0));
        Assert.Equal(5, sample.Quantile(1));
        Assert.Equal([1, 2, 3, 5], sample.Sorted);
    }

    [Fact]
    public void OneValueIsEveryQuantile() => Assert.Equal(7, new QuantitySample([7]).P90);

    [Fact]
    public void InfinityIsAValue() => Assert.Equal(double.PositiveInfinity, new QuantitySample([double.PositiveInfinity, double.PositiveInfinity]).Median);

    [Fact]
    public void RefusesWhatIsNoSample()
    {
        Assert.Throws<ArgumentException>(() => new QuantitySample([]));
        Assert.Throws<ArgumentException>(() => new QuantitySample([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantitySample([1]).Quantile(1.1));
    }
}
