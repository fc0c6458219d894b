using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>The guest of a testbed migration. Known before it starts.</summary>
public sealed record TestbedWorkload
{
    /// <summary>Memory in MiB.</summary>
    public required double MemoryMebibytes { get; init; }

    /// <summary>What the filled part holds: random, text or zero.</summary>
    public required string Fill { get; init; }

    /// <summary>Size of the filled part in MiB.</summary>
    public required double FillMebibytes { get; init; }

    /// <summary>How the writer chooses pages: idle, uniform, hotcold, sweep or phased.</summary>
    public required string Pattern { get; init; }

    /// <summary>W: pages written.</summary>
    public double WrittenPages { get; init; }

    /// <summary>Writes per second.</summary>
    public double WritesPerSecond { get; init; }

    /// <summary>Pages of the hot set.</summary>
    public double HotPages { get; init; }

    /// <summary>Writes per second to the hot set.</summary>
    public double HotWritesPerSecond { get; init; }

    /// <summary>Pages written per second one after another outside the hot set.</summary>
    public double ColdPagesPerSecond { get; init; }

    /// <summary>Share of time in which a phased writer writes, 0–1.</summary>
    public double OnShare { get; init; } = 1;

    /// <summary>Bytes changed by each write.</summary>
    public double BytesPerWrite { get; init; }

    /// <summary>Whether the writer runs as fast as its CPU lets it; otherwise it is paced by the clock.</summary>
    public bool CpuBound { get; init; }

    /// <summary>Writes per second measured before the migration; null where not measured.</summary>
    public double? WritesPerSecondBefore { get; init; }

    /// <summary>Pages of all RAM blocks.</summary>
    public required double RamPages { get; init; }

    /// <summary>Pages with content just before the migration.</summary>
    public required double NonZeroPages { get; init; }

    /// <summary>The dirty curve measured before: seconds and unique pages written.</summary>
    public ImmutableArray<(double Seconds, double Pages)> DirtyCurve { get; init; } = [];

    /// <summary>Pages with content in each MiB of the address space, measured once for this kind of guest; empty where not known.</summary>
    public ImmutableArray<double> Layout { get; init; } = [];

    /// <summary>Bytes after compression over bytes before, measured on a sample of guest memory; 1 where not known.</summary>
    public double CompressionRatio { get; init; } = 1;
}
