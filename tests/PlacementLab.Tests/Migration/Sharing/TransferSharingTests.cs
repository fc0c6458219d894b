using PlacementLab.Migration.Sharing;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Sharing;

/// <summary>Transfers over shared links.</summary>
public sealed class TransferSharingTests
{
    private static readonly FlowPath _tcp = new();
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(1.976);

    // 8.158e6 · 0.97 / 1.05 = 7,536,438.095 B/s; 3 · 13.01 · 1.976 ms = 0.07712328 s.
    // 1e9 / 7,536,438.095 = 132.688677 s, + 0.077123 = 132.765800; a tenth + 0.077123 = 13.345991; twice + 0.077123 = 265.454477.
    // The published figures are up to 1.03 µs longer, as if the messages had a few bytes of their own: eight digits agree.
    [Theory]
    [InlineData(1_000_000_000, 1, 132.765801)]
    [InlineData(100_000_000, 1, 13.345992)]
    [InlineData(1_000_000_000, 2, 265.454478)]
    public void PublishedFlowTimes(long bytes, int flows, double seconds)
    {
        DataRate usable = _tcp.Usable(DataRate.FromBytesPerSecond(8.158e6));
        SharedTransfer[] transfers =
            [.. Enumerable.Repeat(new SharedTransfer(DataSize.FromBytes(bytes), [0], TimeSpan.Zero, _tcp.SetupTime(_latency)), flows)];

        IReadOnlyList<TimeSpan> finish = TransferSharing.FinishTimes([usable], transfers);

        Assert.All(finish, t => Assert.Equal(seconds, t.TotalSeconds, seconds * 1e-7));
    }

    [Fact]
    public void LinkIsSharedAnewWhenATransferEnds()
    {
        // 100 B/s. A 300 B from 0, B 100 B from 1. To 1 s A sends 100. Then 50 each: B ends at 1 + 2 = 3, A has 100 left; 100 B/s: 4 s.
        IReadOnlyList<TimeSpan> finish = TransferSharing.FinishTimes([DataRate.FromBytesPerSecond(100)], [Plain(300, 0, 0), Plain(100, 1, 0)]);

        Assert.Equal(4, finish[0].TotalSeconds, 1e-6);
        Assert.Equal(3, finish[1].TotalSeconds, 1e-6);
    }

    [Fact]
    public void ContentionLowersWhatTwoFlowsGetTogether()
    {
        // κ = 0.25: two flows get 100/1.25 = 80 B/s together: 2 · 100 B take 2.5 s instead of 2.
        var contention = new LinkContention { LossPerFlow = 0.25 };

        IReadOnlyList<TimeSpan> finish = TransferSharing.FinishTimes(
            [DataRate.FromBytesPerSecond(100)], [Plain(100, 0, 0), Plain(100, 0, 0)], contention);

        Assert.All(finish, t => Assert.Equal(2.5, t.TotalSeconds, 1e-6));
    }

    [Fact]
    public void NoOrderSendsMoreThanTheLinksCarry()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 200; trial++)
        {
            double capacity = 10 + random.Next(1000);
            SharedTransfer[] transfers = [.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Plain(random.Next(10_000), random.Next(5), 0))];
            double total = transfers.Sum(t => (double)t.Size.Bytes);

            double last = TransferSharing.FinishTimes([DataRate.FromBytesPerSecond(capacity)], transfers).Max().TotalSeconds;

            Assert.InRange(last, (total / capacity) - 1e-6, 5 + (total / capacity) + 1e-6);
        }
    }

    [Fact]
    public void RefusesWhatCannotEndOrIsOutOfRange()
    {
        DataRate[] link = [DataRate.FromBytesPerSecond(1)];

        Assert.Throws<ArgumentException>(() => TransferSharing.FinishTimes([DataRate.Zero], [Plain(1, 0, 0)]));
        Assert.Throws<ArgumentException>(() => TransferSharing.FinishTimes(link, [Plain(1, 0, 7)]));
        Assert.Throws<ArgumentException>(() => TransferSharing.FinishTimes(link, [Plain(-1, 0, 0)]));
        Assert.Throws<ArgumentException>(() => TransferSharing.FinishTimes(link, [Plain(1, -1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowPath { BandwidthFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowPath { CrossTrafficFactor = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowPath { LatencyFactor = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlowPath { SetupMessages = -1 });
    }

    private static SharedTransfer Plain(long bytes, double start, int link) =>
        new(DataSize.FromBytes(bytes), [link], TimeSpan.FromSeconds(start), TimeSpan.Zero);
}
