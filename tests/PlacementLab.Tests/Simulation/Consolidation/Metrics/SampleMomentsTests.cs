using PlacementLab.Simulation.Consolidation.Metrics;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Metrics;

public sealed class SampleMomentsTests
{
    [Fact]
    public void Moments_EqualTheReleasesDigits()
    {
        var moments = SampleMoments.Of([9.808, 13.92, 27.84, 9.808, 13.92]);

        Assert.Equal(new SampleMoments(5, 15.059199999999999, 7.434625155312136), moments);
    }

    [Fact]
    public void Moments_OfNothingAndOfOneValue_AreNotNumbers()
    {
        Assert.Equal(new SampleMoments(0, double.NaN, double.NaN), SampleMoments.Of([]));
        Assert.Equal(new SampleMoments(1, 2, double.NaN), SampleMoments.Of([2]));
    }

    [Fact]
    public void SeriesByOwner_KeepsTheOrderOfArrivalOfEachOwner()
    {
        var series = new SeriesByOwner(3);
        series.Add(2, 1);
        series.Add(0, 2);
        series.Add(2, 3);
        series.Add(0, 4);

        Assert.Equal([2, 4, 1, 3], series.ByOwner());
    }
}
