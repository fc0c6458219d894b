namespace PlacementLab.Migration;

/// <summary>
/// What optimisations do to copying, in the terms that every model understands. Sending V bytes of memory puts V·s bytes
/// of content and 8 per page of header on the wire, s being a wire share, and takes max(V·s/R, V/<see cref="EncodingBytesPerSecond"/>).
/// </summary>
public sealed record CopyEffects
{
    /// <summary>No optimisation.</summary>
    public static CopyEffects None { get; } = new();

    /// <summary>Bytes of content on the wire per byte of memory when a page is sent for the first time, positive.</summary>
    public double FirstRoundWireShare { get; init => field = Positive(value); } = 1;

    /// <summary>The same for pages sent again.</summary>
    public double LaterRoundWireShare { get; init => field = Positive(value); } = 1;

    /// <summary>Bytes of memory that the encoder (compressor, delta, cipher) takes per second, positive; +∞ for no limit.</summary>
    public double EncodingBytesPerSecond
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be positive");
    } = double.PositiveInfinity;

    /// <summary>Throttling of the VM while it is copied in rounds; null for none.</summary>
    public ThrottleRule? Throttle { get; init; }

    /// <summary>Share of the bandwidth that the active push of post-copy reaches, above 0 to 1; times <see cref="PostCopyOptions.PushShare"/>.</summary>
    public double PushShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be above 0 to 1");
    } = 1;

    /// <summary>η: share of the demand faults that pre-paging avoids, 0–1.</summary>
    public double PrePagingShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
    }

    /// <summary>Whether faults have a channel of their own, so that no pushed bytes wait before their answers.</summary>
    public bool ExtraPreemptChannel { get; init; }

    /// <summary>Shortest round in s, at least 0: reading and acknowledging the dirty pages takes a round trip.</summary>
    public double LeastRoundSeconds { get; init => field = NotNegative(value); }

    /// <summary>
    /// Shortest transfer to a VM that is stopped, in s, at least 0: nothing arrives earlier than half a round trip after it was sent. In
    /// suspend/resume it holds for the upload and for the download.
    /// </summary>
    public double LeastStopSeconds { get; init => field = NotNegative(value); }

    private static double NotNegative(double value) => value is >= 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");

    private static double Positive(double value) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and positive");
}
