using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// The path between two hosts, and what migrations and service traffic may take of it; see <see cref="MigrationModels.EstimateAll"/>.
/// </summary>
public sealed record MigrationLink
{
    /// <summary>Capacity of the path from source to destination (to the store in suspend/resume), positive.</summary>
    public required DataRate Bandwidth { get; init => field = Positive(value); }

    /// <summary>Capacity from the store to the destination in suspend/resume; null for <see cref="Bandwidth"/>.</summary>
    public DataRate? DownloadBandwidth { get; init => field = value is null ? null : Positive(value.Value); }

    /// <summary>RTT: no copy round, and no demand fault, is shorter, and no stop is shorter than half of it; at least 0.</summary>
    public TimeSpan RoundTrip
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = TimeSpan.FromMilliseconds(0.2);

    /// <summary>p: share of packets lost, from 0 to below 1.</summary>
    public double LossShare { get; init => field = BelowOne(value); }

    /// <summary>Most unacknowledged data of one connection, at least 0; 0 for no limit.</summary>
    public DataSize Window
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <summary>MSS: payload of one packet, positive.</summary>
    public DataSize MaxSegment
    {
        get;
        init => field = value > DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be positive");
    } = DataSize.FromBytes(1460);

    /// <summary>Share of the capacity kept for service traffic whether it uses it or not, from 0 to below 1.</summary>
    public double ServiceShare { get; init => field = BelowOne(value); }

    /// <summary>Service traffic offered, at least 0. What exceeds its reserved share competes with the migration max-min fairly.</summary>
    public DataRate ServiceTraffic { get; init => field = NotNegative(value); }

    /// <summary>What migrations get at least, whatever service traffic is offered; at most the capacity beside the reserved share.</summary>
    public DataRate MigrationReservation { get; init => field = NotNegative(value); }

    private static DataRate Positive(DataRate value) => value.BytesPerSecond is > 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be positive and finite");

    private static DataRate NotNegative(DataRate value) => value.BytesPerSecond is >= 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and not negative");

    private static double BelowOne(double value) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be from 0 to below 1");
}
