using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>One pre-copy migration of QEMU 8.1.2 over 1 Gbit/s Ethernet: a row of mrmpplm's <c>migrations.csv</c>.</summary>
public sealed record MrmpplmMigration
{
    /// <summary>v1 or v2: two regimes that must not be mixed; v1 pays for each page without content.</summary>
    public required string Version { get; init; }

    /// <summary>Campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Vanilla, XBZRLE or Compress.</summary>
    public required string Technique { get; init; }

    /// <summary>Memcached, Sysbench, Quicksort or Workingset.</summary>
    public required string Workload { get; init; }

    /// <summary>Memory of the VM in MiB.</summary>
    public required int MemoryMebibytes { get; init; }

    /// <summary>Total time in ms.</summary>
    public required double TotalMilliseconds { get; init; }

    /// <summary>Downtime in ms.</summary>
    public required double DowntimeMilliseconds { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required double TransferredBytes { get; init; }

    /// <summary>Pages sent whole.</summary>
    public required double NormalPages { get; init; }

    /// <summary>Pages without content.</summary>
    public required double ZeroPages { get; init; }

    /// <summary>Pages of each round, those without content in the first; for XBZRLE and Compress all pages looked at.</summary>
    public required ImmutableArray<double> PagesPerRound { get; init; }

    /// <summary>Pages with content that the first round sent.</summary>
    public double FirstRoundPages => Math.Max(0, PagesPerRound[0] - ZeroPages);
}
