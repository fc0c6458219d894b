using PlacementLab.Infrastructure;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Infrastructure;

public sealed class TopologyTests
{
    private static readonly HostType _type = new(
        "test", CpuCapacity.FromMips(1000), DataSize.FromGibibytes(4), DataRate.FromMegabitsPerSecond(1000),
        new PowerCurve(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

    private static readonly Host[] _hosts = [new(0, "a", _type, 0), new(1, "b", _type, 0), new(2, "c", _type, 1)];

    [Fact]
    public void Route_StaysInTheRackOrCrossesTheCore()
    {
        var topology = Topology.TwoTier(_hosts, new TwoTierOptions());

        Assert.Equal(["a out", "b in"], Names(topology, 0, 1));
        Assert.Equal(["c out", "rack-1 up", "core", "rack-0 down", "b in"], Names(topology, 2, 1));
        Assert.Equal((3 * 2) + (2 * 2) + 1, topology.Links.Length);
        Assert.Equal(Enumerable.Range(0, topology.Links.Length), topology.Links.Select(l => l.Index));
    }

    [Fact]
    public void ReservedShare_IsKeptFromMigrations()
    {
        var topology = Topology.TwoTier(_hosts, new TwoTierOptions { ReservedShare = 0.25 });

        Assert.Equal(750, topology.Links[topology.Route(0, 1)[0]].ForMigrations.MegabitsPerSecond, 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void ImpossibleShares_AreRefused(double share) =>
        Assert.Throws<ArgumentException>(() => Topology.TwoTier(_hosts, new TwoTierOptions { ReservedShare = share }));

    [Fact]
    public void NoHosts_AreRefused() => Assert.Throws<ArgumentException>(() => Topology.TwoTier([], new TwoTierOptions()));

    private static IEnumerable<string> Names(Topology topology, int from, int to) => topology.Route(from, to).Select(l => topology.Links[l].Name);
}
