using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>What a migration model needs to know before the migration.</summary>
public sealed record MigrationRequest
{
    /// <summary>M: memory with content, which must be sent; positive.</summary>
    public required DataSize Memory { get; init; }

    /// <summary>Memory never written: its pages cost a few bytes each on the wire and no link time.</summary>
    public DataSize ZeroMemory { get; init; }

    /// <summary>How the VM dirties memory.</summary>
    public required DirtyCurve DirtyCurve { get; init; }

    /// <summary>R: throughput the migration gets; positive.</summary>
    public required DataRate Bandwidth { get; init; }

    /// <summary>
    /// R of copy rounds, where the running VM's disk writes take some of the link; positive, null for <see cref="Bandwidth"/>. The stop and
    /// what follows have all of <see cref="Bandwidth"/>.
    /// </summary>
    public DataRate? RoundBandwidth { get; init; }

    /// <summary>Downtime limit of the stop rule.</summary>
    public TimeSpan DowntimeLimit { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Round-trip time between the hosts, which each demand fault waits for.</summary>
    public TimeSpan RoundTrip { get; init; } = TimeSpan.FromMilliseconds(0.2);

    /// <summary>
    /// Writers' rate under dirty logging over their rate before, positive; 1 where they are not slowed down. It scales the
    /// dirty curve while memory is copied in rounds. A heavy writer was seen at about a third.
    /// </summary>
    public double DirtyLoggingFactor { get; init; } = 1;

    /// <summary>
    /// Whether the VM writes as fast as its CPUs let it, so that a throttle p leaves D·(1 − p). A writer paced by a clock or by
    /// requests keeps its rate.
    /// </summary>
    public bool CpuBoundWriter { get; init; }

    /// <summary>What optimisations do to copying.</summary>
    public CopyEffects Effects { get; init; } = CopyEffects.None;

    /// <summary>State of the process group that process migration moves; null for all of <see cref="Memory"/>.</summary>
    public DataSize? ProcessState { get; init; }

    /// <summary>Calls per second that a moved process group still sends to its source, at least 0.</summary>
    public double ForwardedCallsPerSecond { get; init; }

    /// <summary>R_down: throughput from the store to the destination in suspend/resume; null for <see cref="Bandwidth"/>.</summary>
    public DataRate? DownloadBandwidth { get; init; }

    /// <summary>The same VM and its way from the store to the destination.</summary>
    internal MigrationRequest FromStore() => DownloadBandwidth is { } download ? this with { Bandwidth = download } : this;

    /// <summary>Throws if a value is outside its documented range; every model calls it first.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal void ThrowIfOutOfRange()
    {
        if (Memory <= DataSize.Zero || ZeroMemory < DataSize.Zero)
        {
            throw new ArgumentException($"Memory must be positive and zero memory not negative, not {Memory} and {ZeroMemory}.");
        }

        if (Bandwidth.BytesPerSecond is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"Bandwidth must be positive and finite, not {Bandwidth}.");
        }

        if (DowntimeLimit < TimeSpan.Zero || RoundTrip < TimeSpan.Zero)
        {
            throw new ArgumentException($"Downtime limit and round trip must not be negative, not {DowntimeLimit} and {RoundTrip}.");
        }

        if (DirtyLoggingFactor is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"The dirty logging factor must be positive and finite, not {DirtyLoggingFactor}.");
        }

        if (ForwardedCallsPerSecond is not (>= 0 and < double.PositiveInfinity) || ProcessState is { Bytes: <= 0 })
        {
            throw new ArgumentException($"Forwarded calls must not be negative and the process state must be positive, not {ForwardedCallsPerSecond} and {ProcessState}.");
        }

        ThrowUnlessPositive(DownloadBandwidth, "Download bandwidth");
        ThrowUnlessPositive(RoundBandwidth, "Bandwidth of rounds");
    }

    private static void ThrowUnlessPositive(DataRate? bandwidth, string name)
    {
        if (bandwidth is { BytesPerSecond: not (> 0 and < double.PositiveInfinity) })
        {
            throw new ArgumentException($"{name} must be positive and finite, not {bandwidth}.");
        }
    }
}
