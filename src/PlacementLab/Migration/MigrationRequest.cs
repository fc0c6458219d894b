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

    /// <summary>Downtime limit of the stop rule.</summary>
    public TimeSpan DowntimeLimit { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Round-trip time between the hosts, which each demand fault waits for.</summary>
    public TimeSpan RoundTrip { get; init; } = TimeSpan.FromMilliseconds(0.2);

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
    }
}
