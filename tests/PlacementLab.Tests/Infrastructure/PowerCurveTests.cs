using PlacementLab.Infrastructure;
using Xunit;

namespace PlacementLab.Tests.Infrastructure;

public sealed class PowerCurveTests
{
    private static readonly PowerCurve _g4 = new(86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117);

    [Theory]
    [InlineData(0, 86)]
    [InlineData(0.1, 89.4)]
    [InlineData(0.25, 94.3)] // half way from 92.6 to 96
    [InlineData(0.99, 116.7)] // 114 + 0.9·3
    [InlineData(1, 117)]
    [InlineData(-3, 86)]
    [InlineData(7, 117)]
    public void Power_IsLinearBetweenThePublishedPoints(double utilization, double watts) =>
        Assert.Equal(watts, _g4.At(utilization).Watts, 9);

    [Fact]
    public void ImpossibleCurves_AreRefused()
    {
        double[] ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Assert.Throws<ArgumentException>(() => new PowerCurve(ten));
        Assert.Throws<ArgumentException>(() => new PowerCurve([.. ten, 11, 12]));
        Assert.Throws<ArgumentException>(() => new PowerCurve([.. ten, 9]));
        Assert.Throws<ArgumentException>(() => new PowerCurve([.. ten, double.NaN]));
        Assert.Throws<ArgumentException>(() => new PowerCurve([.. ten, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new PowerCurve([0, .. ten]));
    }
}
