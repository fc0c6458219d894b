using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class WorkloadClassTests
{
    private static readonly DataSize _memory = DataSize.FromBytes(10_000);
    private static readonly WorkloadClass _web = new("web", 0.1, 0.02, 0.001);

    [Fact]
    public void Curve_IsInProportionToMemoryAndScaledWithCpu()
    {
        // u/ū = 0.4/0.1 = 4, γ = 0.5: factor 2. H = 0.1·10,000 = 1,000 (not scaled); r = 0.02·10,000·2 = 400; c = 0.001·10,000·2 = 20.
        HotColdDirtyCurve curve = _web.CurveFor(_memory, 0.4, 0.1, 0.5);

        Assert.Equal(1000, curve.HotSet.Bytes);
        Assert.Equal(400, curve.HotRate.BytesPerSecond, 9);
        Assert.Equal(20, curve.ColdRate.BytesPerSecond, 9);
    }

    [Fact]
    public void GammaZero_IgnoresCpu() =>
        Assert.Equal(_web.CurveFor(_memory, 0.9, 0.1, 0), _web.CurveFor(_memory, 0.2, 0.1, 0));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0, 0)]
    public void IdleCpu_WritesNothing(double now, double mean) =>
        Assert.Equal(0, _web.CurveFor(_memory, now, mean, 1).InitialBytesPerSecond);

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _web.CurveFor(_memory, -0.1, 0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _web.CurveFor(_memory, 0.1, 0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => (_web with { HotShare = 1.5 }).CurveFor(_memory, 0.1, 0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => (_web with { ColdRateShare = -1 }).CurveFor(_memory, 0.1, 0.1, 1));
    }
}
