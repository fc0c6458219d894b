using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class VmDemandTests
{
    [Fact]
    public void Utilization_EqualsTheReleasesDigits()
    {
        VmDemand demand = Demand([24, 34, 29, 26], [15, 11, 4, 11]);

        demand.AdvanceTo(0.1 + 300, [0, 1]);
        Assert.Equal([0.33998333333333336, 0.10997666666666667], demand.Utilization);
        Assert.Equal(0.33998333333333336 * 2500, demand.RequestMips[0]);

        demand.AdvanceTo(300.1 + 9.808, [0, 1]);
        Assert.Equal(0.3383486666666667, demand.Utilization[0]);
    }

    [Fact]
    public void Utilization_AtASample_IsTheSample()
    {
        VmDemand demand = Demand([24, 34, 28, 26]);
        demand.AdvanceTo(600, [0]);
        Assert.Equal(0.28, demand.Utilization[0]);
    }

    [Fact]
    public void Utilization_AfterTheLastSample_StaysThere()
    {
        VmDemand demand = Demand([24, 34, 28, 26]);
        demand.AdvanceTo(1100, [0]);
        Assert.Equal(0.26, demand.Utilization[0]);
    }

    [Fact]
    public void Ticks_AreTheLiteralsOfTheGrid()
    {
        double clock = 0.1 + 300;
        for (int tick = 1; tick <= 287; tick++, clock += 300)
        {
            Assert.Equal(double.Parse($"{300 * tick}.1", System.Globalization.CultureInfo.InvariantCulture), clock);
            Assert.Equal(0, (clock - 0.1) % 300);
        }
    }

    [Fact]
    public void Histories_AreTheThirtyNewestValues_NewestFirst()
    {
        float[] rising = [.. Enumerable.Range(0, 100).Select(i => (float)i)];
        VmDemand demand = Demand(rising, [.. rising.Reverse()]);
        for (int k = 1; k < 100; k++)
        {
            demand.AdvanceTo(300 * k, [0, 1]);
            demand.Remember([0, 1]);
            int count = Math.Min(k, 30);
            double[] expected = [.. Enumerable.Range(0, count).Select(i => rising[k - i] / 100.0)];

            Assert.Equal(count, demand.HistoryCount);
            Assert.Equal(expected, demand.OwnHistories.AsSpan(demand.HistoryStart(0), count).ToArray());
            Assert.Equal(expected.Select(u => u * 2500 / 3720), demand.Share(0, 0)[..count].ToArray());
            Assert.Equal(expected.Select(u => u * 2500 / 5320), demand.Share(1, 0)[..count].ToArray());
            Assert.All(demand.Share(0, 0)[count..30].ToArray(), value => Assert.Equal(0, value));
        }
    }

    private static VmDemand Demand(params float[][] percent)
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Set(percent), 2);
        return new VmDemand(scenario, new CloudSimFleet(scenario));
    }
}
