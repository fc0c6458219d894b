using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.WideArea;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>Something that all bytes of a copy pass, and what it lets through.</summary>
/// <param name="Place">The input that sets it, as a message names it.</param>
/// <param name="BytesPerSecond">Wire bytes that it lets through.</param>
/// <param name="NextStep">What makes it faster.</param>
internal sealed record CopyStage(string Place, double BytesPerSecond, string NextStep)
{
    /// <summary>The slowest of the stages.</summary>
    /// <param name="link">The link.</param>
    /// <param name="capacity">Its capacity in the direction meant.</param>
    /// <param name="plan">Channels, cipher, encoders.</param>
    public static CopyStage Slowest(MigrationLink link, DataRate capacity, CopyPlan plan)
    {
        double window = plan.Channels * ConnectionThroughput.LimitBytesPerSecond(link.RoundTrip, 0, link.Window, link.MaxSegment);
        double both = plan.Channels * ConnectionThroughput.LimitBytesPerSecond(link.RoundTrip, link.LossShare, link.Window, link.MaxSegment);
        double free = LinkShare.Of(link, capacity, double.PositiveInfinity).BytesPerSecond;
        bool shared = free < capacity.BytesPerSecond;
        CopyStage[] stages =
        [
            new(shared ? "bandwidth beside service traffic" : "bandwidth", free, shared ? "Give migrations more of the link." : "Give a faster link."),
            new("window and round trip", window, "Give a larger window, a shorter round trip or more channels."),
            new("loss and round trip", both, "Give a lower loss, a shorter round trip or more channels."),
            new("rate per channel", plan.Channels * plan.ChannelBytesPerSecond, "Give a higher rate or more channels."),
            new("encryption rate", plan.CipherBytesPerSecond, "Give a higher rate or more threads."),
            new("encoding rate", plan.Effects.EncodingBytesPerSecond * plan.Effects.FirstRoundWireShare, "Give faster compression or more threads."),
        ];
        return stages.MinBy(s => s.BytesPerSecond)!;
    }
}
