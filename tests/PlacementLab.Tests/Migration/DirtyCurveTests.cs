using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class DirtyCurveTests
{
    private static readonly DataRate _rate = DataRate.FromBytesPerSecond(100);
    private static readonly DataSize _size = DataSize.FromBytes(1000);

    private static EmpiricalDirtyCurve Measured { get; } = new(
        [new DirtySample(1, 100), new DirtySample(3, 200), new DirtySample(4, 180), new DirtySample(8, 400)], _size);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 300)]
    [InlineData(10, 1000)]
    [InlineData(99, 1000)]
    public void Constant_IsALineUpToTheMemory(double seconds, double bytes) =>
        Assert.Equal(bytes, new ConstantDirtyCurve(_rate, _size).UniqueBytes(seconds));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 393.4693402873666)] // 1000·(1 − e^(−100·5/1000)) = 1000·(1 − e^(−0.5))
    [InlineData(10, 632.1205588285577)] // 1000·(1 − e^(−1))
    public void Saturating_ApproachesTheWorkingSet(double seconds, double bytes)
    {
        var curve = new SaturatingDirtyCurve(_rate, _size);

        Assert.Equal(bytes, curve.UniqueBytes(seconds), 9);
        Assert.Equal(curve.UniqueBytes(seconds), curve.HotUniqueBytes(seconds));
    }

    [Fact]
    public void HotCold_IsTheSumOfItsParts()
    {
        // H = 1000, r = 100, c = 7; at 10 s: 1000·(1 − e^(−1)) + 70 = 632.1205588… + 70.
        var curve = new HotColdDirtyCurve(_size, _rate, DataRate.FromBytesPerSecond(7));

        Assert.Equal(702.1205588285577, curve.UniqueBytes(10), 9);
        Assert.Equal(632.1205588285577, curve.HotUniqueBytes(10), 9);
        Assert.Equal(107, curve.InitialBytesPerSecond);
    }

    [Fact]
    public void HotColdWithoutHotSet_IsItsColdPart()
    {
        var curve = new HotColdDirtyCurve(DataSize.Zero, _rate, DataRate.FromBytesPerSecond(7));

        Assert.Equal(70, curve.UniqueBytes(10));
        Assert.Equal(7, curve.InitialBytesPerSecond);
    }

    [Fact]
    public void TwoExponentials_AreTheSumOfTwoSets()
    {
        // 1000·(1 − e^(−1)) + 5000·(1 − e^(−0.02·10)) = 632.1205588 + 5000·0.1812692469 = 632.1205588 + 906.3462346.
        var hot = new SaturatingDirtyCurve(_rate, _size);
        var warm = new SaturatingDirtyCurve(_rate, DataSize.FromBytes(5000));
        var curve = new TwoExponentialDirtyCurve(warm, hot);

        Assert.Equal(1538.4667934, curve.UniqueBytes(10), 6);
        Assert.Equal(632.1205588, curve.HotUniqueBytes(10), 6);
        Assert.Equal((200, 1000), (curve.InitialBytesPerSecond, curve.HotSetBytes));
        Assert.Equal(curve, new TwoExponentialDirtyCurve(hot, warm));
        Assert.Equal(curve.UniqueBytes(30), curve.Scaled(3).UniqueBytes(10), 9);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.001, 100)] // before the first point: all of it
    [InlineData(1, 100)]
    [InlineData(2, 150)] // halfway from 100 to 200
    [InlineData(3, 200)]
    [InlineData(4, 200)] // a measured 180 cannot be: levelled out
    [InlineData(6, 300)] // 200 + (400 − 200)·2/4
    [InlineData(9, 450)] // slope 50 after the last point at 8 s
    [InlineData(99, 1000)] // the memory
    public void Empirical_JumpsLeftContinuesRightAndSaturates(double seconds, double bytes) =>
        Assert.Equal(bytes, Measured.UniqueBytes(seconds), 9);

    [Fact]
    public void EmpiricalOfOnePoint_ContinuesFromTheOrigin()
    {
        var curve = new EmpiricalDirtyCurve([new DirtySample(2, 100)], _size);

        Assert.Equal((100, 150), (curve.UniqueBytes(1), curve.UniqueBytes(3)));
        Assert.Equal(50, curve.InitialBytesPerSecond);
    }

    [Fact]
    public void Empirical_ComparesByValueAndScalesTime()
    {
        EmpiricalDirtyCurve fast = Measured.Scaled(2);

        Assert.Equal(Measured, Measured with { });
        Assert.Equal(Measured.GetHashCode(), (Measured with { }).GetHashCode());
        Assert.NotEqual(Measured, fast);
        Assert.Equal(Measured.UniqueBytes(6), fast.UniqueBytes(3), 9);
        Assert.Equal(new DirtySample(0.5, 100), fast.Samples[0]);
        Assert.Equal(0, Measured.Scaled(0).UniqueBytes(100));
    }

    [Fact]
    public void EmpiricalOfBadPoints_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new EmpiricalDirtyCurve([], _size));
        Assert.Throws<ArgumentException>(() => new EmpiricalDirtyCurve([new DirtySample(0, 1)], _size));
        Assert.Throws<ArgumentException>(() => new EmpiricalDirtyCurve([new DirtySample(1, 1), new DirtySample(1, 2)], _size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalDirtyCurve([new DirtySample(1, -1)], _size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmpiricalDirtyCurve([new DirtySample(1, 1)], DataSize.Zero));
    }

    [Fact]
    public void Scaled_MultipliesRatesAndKeepsSizes()
    {
        Assert.Equal(new ConstantDirtyCurve(_rate * 2, _size), new ConstantDirtyCurve(_rate, _size).Scaled(2));
        Assert.Equal(new SaturatingDirtyCurve(_rate * 0.5, _size), new SaturatingDirtyCurve(_rate, _size).Scaled(0.5));
        Assert.Equal(new HotColdDirtyCurve(_size, _rate * 3, _rate * 6), new HotColdDirtyCurve(_size, _rate, _rate * 2).Scaled(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantDirtyCurve(_rate, _size).Scaled(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SaturatingDirtyCurve(_rate, _size).Scaled(double.NaN));
    }

    [Fact]
    public void EveryCurve_StartsAtZeroNeverFallsAndStartsWithItsInitialRate()
    {
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            DirtyCurve curve = TestRequests.Random(random).DirtyCurve;
            double first = random.NextDouble() * 20;
            double second = first + (random.NextDouble() * 20);

            Assert.Equal(0, curve.UniqueBytes(0));
            Assert.True(curve.UniqueBytes(first) <= curve.UniqueBytes(second), $"{curve} falls between {first} and {second}");
            Assert.Equal(curve.InitialBytesPerSecond * 1e-3, curve.UniqueBytes(1e-3), curve.InitialBytesPerSecond * 1e-3 * 0.1);
        }
    }

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        DataRate negative = DataRate.FromBytesPerSecond(-1);
        DataRate unknown = DataRate.FromBytesPerSecond(double.NaN);

        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantDirtyCurve(negative, _size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantDirtyCurve(_rate, DataSize.FromBytes(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SaturatingDirtyCurve(unknown, _size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SaturatingDirtyCurve(_rate, DataSize.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HotColdDirtyCurve(_size, negative, _rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HotColdDirtyCurve(_size, _rate, unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HotColdDirtyCurve(DataSize.FromBytes(-1), _rate, _rate));
    }
}
