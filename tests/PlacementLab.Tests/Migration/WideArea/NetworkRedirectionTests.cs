using PlacementLab.Migration.WideArea;
using Xunit;

namespace PlacementLab.Tests.Migration.WideArea;

/// <summary>Delays until clients follow.</summary>
public sealed class NetworkRedirectionTests
{
    [Fact]
    public void NameRecordsExpireHalfWayOnAverage()
    {
        // 2 s update + TTL 60 s: mean 2 + 30 = 32 s, worst 62 s.
        var dns = NetworkRedirection.Dns(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));

        Assert.Equal(RedirectionKind.Dns, dns.Kind);
        Assert.Equal(TimeSpan.FromSeconds(32), dns.MeanDelay);
        Assert.Equal(TimeSpan.FromSeconds(62), dns.WorstDelay);
    }

    [Fact]
    public void AnnouncementAndTunnelReachAllAtOnce()
    {
        var tunnel = NetworkRedirection.Tunnel(TimeSpan.FromMilliseconds(250));

        Assert.Equal(tunnel.WorstDelay, tunnel.MeanDelay);
        Assert.Equal(TimeSpan.FromMilliseconds(250), tunnel.MeanDelay);
        Assert.Equal(TimeSpan.FromMilliseconds(5), NetworkRedirection.SameNetwork(TimeSpan.FromMilliseconds(5)).WorstDelay);
        Assert.Equal(TimeSpan.Zero, NetworkRedirection.None.WorstDelay);
    }

    [Fact]
    public void RefusesNegativeTimes()
    {
        var negative = TimeSpan.FromSeconds(-1);

        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkRedirection.SameNetwork(negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkRedirection.Tunnel(negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkRedirection.Dns(negative, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkRedirection.Dns(TimeSpan.Zero, negative));
    }
}
