using PlacementLab.Migration.WideArea;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.WideArea;

/// <summary>Window and loss limits of one connection.</summary>
public sealed class ConnectionThroughputTests
{
    private static readonly DataSize _segment = DataSize.FromBytes(1460);

    [Fact]
    public void WindowPerRoundTrip() =>
        // 4 MiB / 0.080 s = 4,194,304 / 0.08 = 52,428,800 B/s.
        Assert.Equal(52_428_800, Limit(80, 0, DataSize.FromMebibytes(4)), 1e-3);

    [Fact]
    public void LossBySquareRoot() =>
        // 1,460 / 0.08 · 1.22 / √0.0001 = 18,250 · 1.22 · 100 = 2,226,500 B/s.
        Assert.Equal(2_226_500, Limit(80, 1e-4, DataSize.Zero), 1e-3);

    [Fact]
    public void TheSmallerLimitHolds() =>
        // The same loss under a window of 100,000 B: 100,000 / 0.08 = 1,250,000 < 2,226,500.
        Assert.Equal(1_250_000, Limit(80, 1e-4, DataSize.FromBytes(100_000)), 1e-3);

    [Fact]
    public void NothingLimitsWithoutRoundTripOrWithoutWindowAndLoss()
    {
        Assert.Equal(double.PositiveInfinity, Limit(0, 0.01, DataSize.FromMebibytes(1)));
        Assert.Equal(double.PositiveInfinity, Limit(50, 0, DataSize.Zero));
    }

    [Theory]
    [InlineData(-1, 0, 1, 1460)]
    [InlineData(1, -0.1, 1, 1460)]
    [InlineData(1, 1, 1, 1460)]
    [InlineData(1, double.NaN, 1, 1460)]
    [InlineData(1, 0, -1, 1460)]
    [InlineData(1, 0, 1, 0)]
    public void RefusesWhatIsOutOfRange(double milliseconds, double loss, long window, long segment) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConnectionThroughput.LimitBytesPerSecond(
            TimeSpan.FromMilliseconds(milliseconds), loss, DataSize.FromBytes(window), DataSize.FromBytes(segment)));

    private static double Limit(double milliseconds, double loss, DataSize window) =>
        ConnectionThroughput.LimitBytesPerSecond(TimeSpan.FromMilliseconds(milliseconds), loss, window, _segment);
}
