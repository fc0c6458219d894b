namespace PlacementLab.Migration.StopRules;

/// <summary>Where a pre-copy stands when the dirty pages have just been read; what stop rules decide on.</summary>
public readonly record struct PreCopyProgress
{
    /// <summary>How the VM dirties memory when it runs at full speed without dirty logging; see <see cref="WriterShare"/>.</summary>
    public required DirtyCurve Curve { get; init; }

    /// <summary>Writers' rate now over that of <see cref="Curve"/>: dirty logging and throttling.</summary>
    public double WriterShare { get; init; }

    /// <summary>Bytes of memory that the next round, or the stop, would send per second: R, or what compression makes of it.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Downtime limit in s.</summary>
    public required double DowntimeLimitSeconds { get; init; }

    /// <summary>M in bytes.</summary>
    public required double MemoryBytes { get; init; }

    /// <summary>Memory with and without content, in bytes.</summary>
    public double GuestBytes { get; init; }

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

    /// <summary>Time of that fall, in s since the first round began.</summary>
    public double ProgressAtSeconds { get; init; }

    /// <summary>Payload bytes sent so far.</summary>
    public double SentBytes { get; init; }

    /// <summary>Time spent in rounds so far, in s.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>Share of the VM's CPU time that throttling takes now, 0–1.</summary>
    public double ThrottleShare { get; init; }

    /// <summary>Whether throttling is on and may still rise, so that a rest that does not shrink now may do so later.</summary>
    public bool ThrottleMayRise { get; init; }

    /// <summary>R·d_max: the most that fits the downtime limit, in bytes.</summary>
    public double ThresholdBytes => BytesPerSecond * DowntimeLimitSeconds;

    /// <summary>Unique bytes that would be written within a time, at the writers' rate of now.</summary>
    /// <param name="seconds">Time since the pages were clean, at least 0.</param>
    public double DirtiedBytes(double seconds) => Curve.UniqueBytes(seconds * WriterShare);
}
