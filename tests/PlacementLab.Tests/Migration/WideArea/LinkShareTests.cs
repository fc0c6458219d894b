using PlacementLab.Migration;
using PlacementLab.Migration.WideArea;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.WideArea;

/// <summary>What a migration and service traffic get of a link of 100 B/s.</summary>
public sealed class LinkShareTests
{
    private static readonly MigrationLink _link = new() { Bandwidth = Rate(100) };

    [Theory]
    [InlineData(0, 0, 0, 100, 1, 0)]
    [InlineData(0.2, 0, 0, 80, 0.8, 0)] // the reserved share stays empty: not full
    [InlineData(0.2, 20, 0, 80, 1, 0)] // service traffic within its share
    [InlineData(0.2, 30, 0, 70, 1, 0)] // 10 beyond its share compete: 80 − 10
    [InlineData(0, 30, 0, 70, 1, 0)]
    [InlineData(0, 80, 0, 50, 1, 0.375)] // halves: service gets 50 of 80
    [InlineData(0, 80, 70, 70, 1, 0.625)] // the reservation holds: service gets 30 of 80
    [InlineData(0.2, 200, 0, 40, 1, 0.7)] // 180 compete for 80: 40; service gets 60 of 200
    public void SharesByHand(double serviceShare, double service, double reservation, double migration, double used, double lost)
    {
        MigrationLink link = _link with { ServiceShare = serviceShare, ServiceTraffic = Rate(service), MigrationReservation = Rate(reservation) };
        var share = LinkShare.Of(link, link.Bandwidth, double.PositiveInfinity);

        Assert.Equal(migration, share.BytesPerSecond, 1e-9);
        Assert.Equal(used, share.Utilization, 1e-9);
        Assert.Equal(lost, share.ServiceLoss, 1e-9);
        Assert.Equal(used >= 1, share.Saturated);
    }

    [Fact]
    public void ALimitedConnectionLeavesTheRest()
    {
        // 25 of 100 by its window; service asks for 60: 85 in use, nothing lost.
        var share = LinkShare.Of(_link with { ServiceTraffic = Rate(60) }, Rate(100), 25);

        Assert.Equal(25, share.BytesPerSecond);
        Assert.Equal(0.85, share.Utilization, 1e-9);
        Assert.Equal(0, share.ServiceLoss, 1e-9);
        Assert.False(share.Saturated);
    }

    [Fact]
    public void ContradictingReservationsAreRefused() => Assert.Contains(
        "reservation for migrations",
        Assert.Throws<InvalidInputException>(() => MigrationModels.EstimateAll(
            DescribedVms.Textbook, _link with { ServiceShare = 0.5, MigrationReservation = Rate(60) })).Message);

    private static DataRate Rate(double bytes) => DataRate.FromBytesPerSecond(bytes);
}
