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
}
