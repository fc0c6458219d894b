namespace PlacementLab.Testbed.Plans;

/// <summary>The guest of a cell as a plan file writes it.</summary>
internal sealed class GuestSpec
{
    public string Pattern { get; init; } = "idle";

    public string Fill { get; init; } = "random";

    public string FilledMemory { get; init; } = "128MiB";

    public int? WrittenPages { get; init; }

    public double? WritesPerSecond { get; init; }

    public int? HotPages { get; init; }

    public double? HotWritesPerSecond { get; init; }

    public double? ColdPagesPerSecond { get; init; }

    public string? On { get; init; }

    public string? Off { get; init; }

    public int WriteBytes { get; init; } = 64;

    public bool CpuBound { get; init; }
}
