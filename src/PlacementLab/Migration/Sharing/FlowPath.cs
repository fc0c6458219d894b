using PlacementLab.Units;

namespace PlacementLab.Migration.Sharing;

/// <summary>
/// How a transfer uses a path, after the TCP model of Velho and Legrand ("Accuracy study and improvement of network simulation in the
/// SimGrid framework", SIMUTools 2009): a connection reaches 97 % of the nominal bandwidth, acknowledgements take 5 % of it,
/// and each message of the set-up costs 13.01 times the latency (slow start). The constants are theirs.
/// </summary>
public sealed record FlowPath
{
    /// <summary>Links as seen: nothing lost, no set-up.</summary>
    public static FlowPath Plain { get; } = new() { BandwidthFactor = 1, CrossTrafficFactor = 1, SetupMessages = 0 };

    /// <summary>Share of the nominal bandwidth that a connection reaches, above 0 to 1.</summary>
    public double BandwidthFactor
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be above 0 to 1");
    } = 0.97;

    /// <summary>Bandwidth taken per byte carried, acknowledgements included; at least 1.</summary>
    public double CrossTrafficFactor
    {
        get;
        init => field = value is >= 1 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 1");
    } = 1.05;

    /// <summary>Cost of a message in latencies, at least 0.</summary>
    public double LatencyFactor
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 0");
    } = 13.01;

    /// <summary>Messages exchanged before the first byte, at least 0.</summary>
    public int SetupMessages
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 0");
    } = 3;

    /// <summary>Payload that a link of this nominal bandwidth carries per second: nominal · bandwidth factor / cross-traffic factor.</summary>
    /// <param name="nominal">Nominal bandwidth.</param>
    public DataRate Usable(DataRate nominal) => DataRate.FromBytesPerSecond(nominal.BytesPerSecond * BandwidthFactor / CrossTrafficFactor);

    /// <summary>Time before the first byte: messages · latency factor · latency.</summary>
    /// <param name="latency">One-way latency of the path, at least 0.</param>
    public TimeSpan SetupTime(TimeSpan latency) => ModelTime.FromSeconds(SetupMessages * LatencyFactor * latency.TotalSeconds);
}
