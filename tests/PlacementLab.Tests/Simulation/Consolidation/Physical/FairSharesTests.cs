using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Simulation.Consolidation.Physical;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

public sealed class FairSharesTests
{
    // Link 0 offers 900 B/s, of which 300 are held, to two flows; link 1 offers 1,000 to flow 1 and flow 2.
    // Flows 0 and 1 get 600/2 = 300 each; flow 2 gets the other 700 of link 1.
    [Fact]
    public void Shares_AreMaxMinFair()
    {
        Move[] flows = [Flow(0), Flow(0, 1), Flow(1)];

        new FairShares(2).Share([.. flows], [900, 1000], [300, 0]);

        Assert.Equal([300.0, 300, 700], flows.Select(f => f.BytesPerSecond));
    }

    [Fact]
    public void RandomFlows_GetWhatProgressiveFillingGives()
    {
        var random = new Random(7);
        var shares = new FairShares(12);
        for (int run = 0; run < 200; run++)
        {
            double[] offered = [.. Enumerable.Range(0, 12).Select(_ => random.Next(1_000_000, 100_000_000) * 1.0)];
            Move[] flows = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => Flow([.. Enumerable.Range(0, 12).Where(_ => random.Next(4) == 0).DefaultIfEmpty(3)]))];
            double[] expected = MaxMinSharing.Share(
                offered, [.. flows.Select(f => (IReadOnlyList<int>)f.Route)], [.. flows.Select(_ => double.PositiveInfinity)]);

            shares.Share([.. flows], offered, new double[12]);

            // Shares are whole bytes per second; what rounding leaves goes to the others.
            Assert.All(flows.Zip(expected), f => Assert.Equal(f.Second, f.First.BytesPerSecond, 20.0));
        }
    }

    private static Move Flow(params ImmutableArray<int> route) => new(0, 0, 1, route);
}
