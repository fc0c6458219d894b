using PlacementLab.Demand;
using PlacementLab.Prediction.Overload;
using Xunit;

namespace PlacementLab.Tests.Prediction;

public sealed class OverloadFeaturesTests
{
    // 48 samples a day: an hour is 2 samples, three hours are 6.
    private static readonly OverloadFeatureSettings _settings = OverloadFeatureSettings.For(200, 48, 2);

    [Fact]
    public void Compute_ByHand()
    {
        // Sums 30, 50, 40, 60, 80, 100 on a capacity of 100: shares 0.3 … 1.0, mean 0.6.
        float[][] demand = [[10, 20, 10, 20, 20, 40], [20, 30, 30, 40, 60, 60]];
        float[] features = Compute(demand, now: 5, [0, 1]);
        Assert.Equal(1.0, features[0], 1e-6);
        Assert.Equal(0.9, features[1], 1e-6); // Mean of 0.8 and 1.0.
        Assert.Equal(1.0, features[2], 1e-6); // Peak of the hour.
        Assert.Equal(0.1, features[3], 1e-6); // Deviation of 0.8 and 1.0.
        Assert.Equal(0.4, features[4], 1e-6); // Slope 0.2 a sample times two samples.
        Assert.Equal(0.6, features[6], 1e-6); // Mean of three hours.
        // Σ (i − 2.5)·y = −2.5·0.3 − 1.5·0.5 − 0.5·0.4 + 0.5·0.6 + 1.5·0.8 + 2.5·1.0 = 2.3; / 17.5 · 6 = 0.788571.
        Assert.Equal(0.788571, features[9], 1e-5);
        Assert.Equal(0, features[16]); // Nothing above capacity.
        Assert.Equal(0, features[24]); // No yesterday.
        Assert.Equal(2, features[26]); // Members.
        Assert.Equal(2.0 / 3, features[27], 1e-6); // Means 20 and 40.
        Assert.Equal(1.0, features[30], 1e-6); // Peaks 40 + 60.
    }

    [Fact]
    public void Compute_LooksAtYesterday()
    {
        // 0.5 always, but 0.9 at sample 53, which is the second sample of the horizon after 99, one day before (100 − 48 = 52).
        float[][] demand = [[.. Enumerable.Range(0, 100).Select(sample => sample == 53 ? 90f : 50f)]];
        float[] features = Compute(demand, now: 99, [0]);
        Assert.Equal(0.9, features[23], 1e-6);
        Assert.Equal(1, features[24]);
        Assert.Equal(0.9, features[25], 1e-6); // The level has not changed since.
        Assert.Equal(Math.Sin(2 * Math.PI * 3 / 48), features[32], 1e-6); // 99 = 2 · 48 + 3.
    }

    [Fact]
    public void Compute_DoesNotSeeTheFuture()
    {
        float[][] demand = SyntheticFleet.Demand();
        float[][] changed = [.. demand.Select(trace => trace.Select((mips, sample) => sample > 150 ? 9_999 : mips).ToArray())];
        Assert.Equal(Compute(demand, 150, [1, 2, 3]), Compute(changed, 150, [1, 2, 3]));
    }

    [Fact]
    public void Compute_IsFreeOfScale()
    {
        float[][] demand = SyntheticFleet.Demand();
        float[][] twice = [.. demand.Select(trace => trace.Select(mips => 2 * mips).ToArray())];
        float[] expected = new float[OverloadFeatures.Count];
        float[] actual = new float[OverloadFeatures.Count];
        OverloadFeatures.Compute(new DemandHistory(demand, 200, 48), [4, 5, 6], 1_000, _settings, expected);
        OverloadFeatures.Compute(new DemandHistory(twice, 200, 48), [4, 5, 6], 2_000, _settings, actual);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(47)]
    [InlineData(50)]
    public void Compute_IsFiniteForAnyHistoryAndIdleVms(int now)
    {
        float[][] demand = [new float[60], new float[60]];
        Assert.All(Compute(demand, now, [0, 1]), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Compute_WithADayLongerThanTheStackBuffer_SumsAllOfIt()
    {
        // 2,000 samples a day; the peak stands at the oldest sample of the look-back: a day and an hour of 83 samples.
        float[][] demand = [new float[5_000]];
        demand[0][4_999 - 2_082] = 70;
        float[] features = new float[OverloadFeatures.Count];
        OverloadFeatures.Compute(new DemandHistory(demand, 4_999, 2_000), [0], 100, OverloadFeatureSettings.For(4_500, 2_000, 80), features);
        Assert.Equal(0.7, features[18], 1e-6);
    }

    [Fact]
    public void Settings_WithLessThanTwoDays_ForgetDayAndClock()
    {
        Assert.Equal(new OverloadFeatureSettings(12, 36, false), OverloadFeatureSettings.For(180, 288, 12));
        Assert.Equal(new OverloadFeatureSettings(12, 300, true), OverloadFeatureSettings.For(576, 288, 12));
    }

    private static float[] Compute(float[][] demand, int now, int[] vms)
    {
        float[] features = new float[OverloadFeatures.Count];
        OverloadFeatures.Compute(new DemandHistory(demand, now, 48), vms, 100, _settings, features);
        return features;
    }
}
