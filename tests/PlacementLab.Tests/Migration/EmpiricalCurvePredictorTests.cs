using PlacementLab.Migration;
using PlacementLab.Tests.Support;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class EmpiricalCurvePredictorTests
{
    [Fact]
    public void Published48Cells_AreReproduced()
    {
        DirtyRateVector published = DirtyRateVector.ReadOrSkip();
        var curve = new EmpiricalDirtyCurve(published.Samples, published.Memory);

        int?[] predicted =
        [
            .. published.Cells.Select(cell =>
                EmpiricalCurvePredictor.Predict(curve, published.Memory, published.ZeroMemory, cell.Bandwidth, cell.Limit).TotalTime is { } time
                    ? (int)Math.Ceiling(time.TotalSeconds)
                    : (int?)null),
        ];

        Assert.Equal(48, published.Cells.Length);
        Assert.Equal(published.Cells.Select(c => c.Seconds), predicted);
    }

    [Fact]
    public void Rounds_CountHeadersAndZeroPages()
    {
        // 1,000 pages with content, 500 zero pages, R = 1,000,000 B/s, U = 100 pages at 1 s and on (jump before, flat after by the memory).
        // Round 1: 4,104,000 + 4,000 = 4,108,000 B = 4.108 s > 1; U(4.108) = 409,600·4.108 = 1,682,636.8 B, round 2 = ·4104/4096
        // = 1,685,923.2 B = 1.6859232 s > 1; U(1.6859232) = 690,554.14 B → 691,902.88 B = 0.69190288 s ≤ 1: last.
        // Total 4.108 + 1.6859232 + 0.6919029 = 6.4858261 s → 6.486 s.
        var curve = new EmpiricalDirtyCurve([new DirtySample(1, 409_600)], DataSize.FromBytes(4_096_000));

        EmpiricalCurvePrediction prediction = EmpiricalCurvePredictor.Predict(
            curve, DataSize.FromBytes(4_096_000), DataSize.FromBytes(2_048_000), DataRate.FromBytesPerSecond(1e6), TimeSpan.FromSeconds(1));

        Assert.True(prediction.Converges);
        Assert.Equal(TimeSpan.FromMilliseconds(6486), prediction.TotalTime);
        Assert.Equal(3, prediction.Rounds);
        Assert.Equal(6_485_826.1, prediction.TrafficBytes, 0.1);
    }

    [Fact]
    public void WritingFasterThanTheLink_IsGivenUpAfterAnHour()
    {
        // Every round sends all 4,096,000 B in 4.104 s: ⌊3600/4.104⌋ + 1 = 878 rounds.
        var curve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(100), DataSize.FromBytes(4_096_000));

        EmpiricalCurvePrediction prediction = EmpiricalCurvePredictor.Predict(
            curve, DataSize.FromBytes(4_096_000), DataSize.Zero, DataRate.FromBytesPerSecond(1e6), TimeSpan.FromSeconds(1));

        Assert.False(prediction.Converges);
        Assert.Null(prediction.TotalTime);
        Assert.Equal(878, prediction.Rounds);
    }

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        var curve = new ConstantDirtyCurve(DataRate.Zero, DataSize.FromBytes(1));
        DataRate rate = DataRate.FromBytesPerSecond(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => EmpiricalCurvePredictor.Predict(curve, DataSize.Zero, DataSize.Zero, rate, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmpiricalCurvePredictor.Predict(curve, DataSize.FromBytes(1), DataSize.FromBytes(-1), rate, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmpiricalCurvePredictor.Predict(curve, DataSize.FromBytes(1), DataSize.Zero, DataRate.Zero, null));
    }
}
