using PlacementLab.Migration.Uncertainty;
using Xunit;

namespace PlacementLab.Tests.Migration.Uncertainty;

/// <summary>Drawn factors.</summary>
public sealed class InputSpreadTests
{
    private const int Draws = 40_000;

    [Fact]
    public void NormalHasItsMoments()
    {
        double[] factors = Factors(new InputSpread(SpreadKind.Normal, 0.1));

        // Standard error of the mean 0.1/√40,000 = 0.0005; five of them.
        Assert.Equal(1, factors.Average(), 0.0025);
        Assert.Equal(0.1, Math.Sqrt(factors.Average(f => (f - 1) * (f - 1))), 0.003);
    }

    [Fact]
    public void LogNormalHasTheGivenValueAsMedian()
    {
        double[] logs = [.. Factors(new InputSpread(SpreadKind.LogNormal, 0.5)).Select(f => Math.Log(f))];

        Assert.Equal(0, logs.Average(), 0.0125);
        Assert.Equal(0.5, Math.Sqrt(logs.Average(l => l * l)), 0.015);
    }

    [Fact]
    public void UniformStaysWithin()
    {
        double[] factors = Factors(new InputSpread(SpreadKind.Uniform, 0.3));

        Assert.All(factors, f => Assert.InRange(f, 0.7, 1.3));
        Assert.InRange(factors.Min(), 0.7, 0.701);
        Assert.InRange(factors.Max(), 1.299, 1.3);
    }

    [Fact]
    public void NormalIsCutOffAboveZero() => Assert.All(Factors(new InputSpread(SpreadKind.Normal, 3)), f => Assert.True(f >= 0.01));

    [Fact]
    public void NoneIsOne() => Assert.All(Factors(InputSpread.None), f => Assert.Equal(1, f));

    [Fact]
    public void StreamDependsOnSeedAndDrawOnly()
    {
        var spread = new InputSpread(SpreadKind.Normal, 0.2);
        var stream = new DrawStream(5, 77);
        var again = new DrawStream(5, 77);
        var other = new DrawStream(6, 77);

        double first = spread.Factor(ref stream);
        Assert.Equal(first, spread.Factor(ref again));
        Assert.NotEqual(first, spread.Factor(ref other));
    }

    [Theory]
    [InlineData(SpreadKind.Normal, -0.1)]
    [InlineData(SpreadKind.LogNormal, double.NaN)]
    [InlineData(SpreadKind.Normal, double.PositiveInfinity)]
    [InlineData(SpreadKind.Uniform, 1.0)]
    [InlineData((SpreadKind)9, 0.1)]
    public void RefusesWhatIsOutOfRange(SpreadKind kind, double relative) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InputSpread(kind, relative));

    private static double[] Factors(InputSpread spread) => [.. Enumerable.Range(0, Draws).Select(draw =>
    {
        var stream = new DrawStream(1, draw);
        return spread.Factor(ref stream);
    })];
}
