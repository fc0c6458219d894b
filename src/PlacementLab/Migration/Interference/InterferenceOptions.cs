namespace PlacementLab.Migration.Interference;

/// <summary>What migrating costs in CPU time, and the hosts that pay it.</summary>
public sealed record InterferenceOptions
{
    /// <summary>Where the default CPU costs come from.</summary>
    public const string DefaultOrigin =
        "measured on QEMU 10.0.2: 0.7 core-seconds per GB at the source (median of stop-and-copy), 1.3 at the destination (one run on an "
        + "idle host, the guest's own work included); decoding at half the cost of encoding is an assumption";

    /// <summary>Core-seconds per 10^9 bytes on the wire for reading and sending, at least 0.</summary>
    public double SourceCoreSecondsPerGigabyte { get; init => field = NotNegative(value); } = 0.7;

    /// <summary>Core-seconds per 10^9 bytes on the wire for receiving and placing, at least 0.</summary>
    public double DestinationCoreSecondsPerGigabyte { get; init => field = NotNegative(value); } = 1.3;

    /// <summary>CPU time of decoding over that of encoding, at least 0.</summary>
    public double DecodingShare { get; init => field = NotNegative(value); } = 0.5;

    /// <summary>Where the costs come from.</summary>
    public string Origin { get; init; } = DefaultOrigin;

    /// <summary>CPU of the source beside the migration; null if unknown, as is then what its VMs lose.</summary>
    public HostLoad? Source { get; init; }

    /// <summary>CPU of the destination beside the migration; null if unknown, as is then what its VMs lose.</summary>
    public HostLoad? Destination { get; init; }

    private static double NotNegative(double value) => value is >= 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
