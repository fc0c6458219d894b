namespace PlacementLab.Migration.StopRules;

/// <summary>Where a pre-copy stands when the dirty pages have just been read; what stop rules decide on.</summary>
public readonly record struct PreCopyProgress
{
    /// <summary>How the VM dirties memory.</summary>
    public required DirtyCurve Curve { get; init; }

    /// <summary>R in B/s.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Downtime limit in s.</summary>
    public required double DowntimeLimitSeconds { get; init; }

    /// <summary>M in bytes.</summary>
    public required double MemoryBytes { get; init; }

    /// <summary>Rounds done.</summary>
    public int Rounds { get; init; }

    /// <summary>Bytes still to send: unsent or written again.</summary>
    public required double RemainingBytes { get; init; }

    /// <summary>Bytes that were to send before the last round; M before the first.</summary>
    public required double PreviousBytes { get; init; }

    /// <summary>Least <see cref="RemainingBytes"/> so far that counted as progress.</summary>
    public required double LowestBytes { get; init; }

    /// <summary>Rounds since the rest last fell by more than a thousandth below <see cref="LowestBytes"/>.</summary>
    public int RoundsWithoutProgress { get; init; }

    /// <summary>Payload bytes sent so far.</summary>
    public double SentBytes { get; init; }

    /// <summary>Time spent in rounds so far, in s.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>R·d_max: the most that fits the downtime limit, in bytes.</summary>
    public double ThresholdBytes => BytesPerSecond * DowntimeLimitSeconds;
}
