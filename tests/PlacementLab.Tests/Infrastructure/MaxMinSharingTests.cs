using PlacementLab.Infrastructure;
using Xunit;

namespace PlacementLab.Tests.Infrastructure;

public sealed class MaxMinSharingTests
{
    private const double None = double.PositiveInfinity;

    [Fact]
    public void FlowsLimitedElsewhere_LeaveTheirShareToTheOthers()
    {
        // Link 0 carries 90 for flows 0, 1 and 2; link 1 carries 10 for flow 2 only. All grow to 10, flow 2 stops there;
        // the other two share the remaining 80: 40 each.
        double[] rates = MaxMinSharing.Share([90, 10], [[0], [0], [0, 1]], [None, None, None]);

        Assert.Equal([40, 40, 10], rates);
    }

    [Fact]
    public void OwnLimits_AreKept()
    {
        // Of 100: flow 0 wants 5 at most, the others share 95.
        Assert.Equal([5, 47.5, 47.5], MaxMinSharing.Share([100], [[0], [0], [0]], [5, None, None]));
    }

    [Fact]
    public void NoFlows_NoRates() => Assert.Empty(MaxMinSharing.Share([100], [], []));

    [Fact]
    public void FullLink_GivesNothing() => Assert.Equal([0, 100], MaxMinSharing.Share([0, 100], [[0, 1], [1]], [None, None]));

    [Fact]
    public void RandomNetworks_AreFeasibleAndEveryFlowHasABottleneck()
    {
        // Max-min fairness: each flow is at its own limit, or crosses a full link on which no flow is faster than it.
        var random = new Random(6);
        for (int trial = 0; trial < 200; trial++)
        {
            double[] capacity = [.. Enumerable.Range(0, 6).Select(_ => 1 + (99 * random.NextDouble()))];
            int[][] routes = [.. Enumerable.Range(0, 10).Select(_ => RandomRoute(random, capacity.Length))];
            double[] limit = [.. routes.Select(_ => random.Next(3) == 0 ? 20 * random.NextDouble() : None)];

            double[] rates = MaxMinSharing.Share(capacity, routes, limit);

            double[] load = [.. capacity.Select((_, l) => routes.Zip(rates).Where(f => f.First.Contains(l)).Sum(f => f.Second))];
            Assert.All(load.Zip(capacity), l => Assert.True(l.First <= l.Second * (1 + 1e-9)));
            for (int f = 0; f < rates.Length; f++)
            {
                bool bottleneck = routes[f].Any(l => load[l] >= capacity[l] * (1 - 1e-9)
                    && routes.Zip(rates).Where(o => o.First.Contains(l)).All(o => o.Second <= rates[f] * (1 + 1e-9)));
                Assert.True(bottleneck || rates[f] >= limit[f] * (1 - 1e-9), $"trial {trial}, flow {f}");
            }
        }
    }

    private static int[] RandomRoute(Random random, int links) =>
        [.. Enumerable.Range(0, links).OrderBy(_ => random.Next()).Take(1 + random.Next(3))];
}
