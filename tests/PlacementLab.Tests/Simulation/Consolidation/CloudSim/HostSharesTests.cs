using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class HostSharesTests
{
    [Fact]
    public void Overbooked_EqualsTheReleasesDigits()
    {
        // 2400.3 is cut to one core, 1860: 3720 / (1860 + 1500.7 + 700.2) = 0.91605...
        (CloudSimState state, HostShares shares) = Filled([2400.3, 1500.7, 700.2]);

        Assert.Equal([1703.0, 1374, 641], shares.Refresh(0).ToArray());
        Assert.Equal(0, shares.Available[0]);
        Assert.Equal(3, state.Lists.Count[0]);
    }

    [Fact]
    public void NoRounding_GivesTheWholePart()
    {
        (_, HostShares shares) = Filled([2400.3, 1500.7, 700.2], "no-rounding");

        Assert.Equal([1860 * 0.9160530916791845, 1500.7 * 0.9160530916791845, 700.2 * 0.9160530916791845], shares.Refresh(0).ToArray());
    }

    [Fact]
    public void Enough_GivesWhatIsAskedUpToACore()
    {
        (_, HostShares shares) = Filled([2000, 1000, 0]);

        Assert.Equal([1860.0, 1000, 0], shares.Refresh(0).ToArray());
        Assert.Equal(3720 - 1860 - 1000, shares.Available[0]);
    }

    // Leaving: 90 % of 1000 is given and 1000 booked, or 900 with the switch. Coming: 10 % of 1000 is given and booked.
    [Theory]
    [InlineData(false, 3720 - 1000 - 100)]
    [InlineData(true, 3720 - 900 - 100)]
    public void Migrating_GetsPart(bool rebalance, double available)
    {
        (CloudSimState state, HostShares shares) = CloudSimFleets.OneHost([1000, 1000], rebalance ? ["rebalance-shares"] : []);
        state.Lists.Append(0, 0, incoming: false);
        state.Lists.Append(0, 1, incoming: true);
        state.Vms.IsMigrating[0] = true;
        state.Vms.IsMigrating[1] = true;

        Assert.Equal([900.0, 100], shares.Refresh(0).ToArray());
        Assert.Equal(available, shares.Available[0]);
    }

    [Fact]
    public void Trial_LeavesSharesAsIfGivenInTableOrder()
    {
        // Sums of these differ in the last digit with their order.
        double[] requests = [.. Enumerable.Range(1, 9).Select(i => 100.1 * i / 3)];
        (CloudSimState state, HostShares shares) = Filled(requests);
        double listOrder = shares.Available[0];

        shares.Try(0, vm: 0);

        double tableOrder = 3720;
        foreach (int slot in state.Tables.Order(0, state.Lists.Of(0)).ToArray())
        {
            tableOrder -= requests[slot];
        }

        Assert.Equal(tableOrder, shares.Available[0]);
        Assert.Equal(listOrder, shares.Available[0], 9);
        Assert.True(shares.IsSettled[0]);
        Assert.Equal(requests.Aggregate(0.0, (sum, r) => sum + r), shares.Sum[0]);
    }

    [Fact]
    public void Create_AfterOverbooking_SharesAnew()
    {
        (CloudSimState state, HostShares shares) = CloudSimFleets.OneHost([1860, 1860, 930]);
        Assert.All([0, 1, 2], vm => shares.Create(0, vm));

        // 3720 / 4650 = 0.8: 1488, 1488, 744
        Assert.Equal(1488 + 1488 + 744, shares.Sum[0]);
        Assert.Equal([0, 1, 2], state.Lists.Of(0).ToArray());
    }

    [Fact]
    public void Granted_NeverExceedsRequestOrCapacity()
    {
        var random = new Random(3);
        for (int run = 0; run < 500; run++)
        {
            double[] requests = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.NextDouble() * random.Next(1, 2500))];
            (CloudSimState state, HostShares shares) = Filled(requests, run % 2 == 0 ? ["no-rounding"] : []);
            for (int vm = 0; vm < requests.Length; vm++)
            {
                state.Vms.IsMigrating[vm] = random.Next(3) == 0;
            }

            double[] granted = shares.Refresh(0).ToArray();

            Assert.All(granted.Zip(requests), pair => Assert.InRange(pair.First, 0, pair.Second));
            Assert.InRange(granted.Sum(), 0, 3720 + 1e-9);
        }
    }

    private static (CloudSimState State, HostShares Shares) Filled(double[] requests, params IEnumerable<string> fixes)
    {
        (CloudSimState state, HostShares shares) = CloudSimFleets.OneHost([.. requests], fixes);
        for (int vm = 0; vm < requests.Length; vm++)
        {
            state.Lists.Append(0, vm, incoming: false);
        }

        shares.Refresh(0);
        return (state, shares);
    }
}
