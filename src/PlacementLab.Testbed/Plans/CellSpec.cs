namespace PlacementLab.Testbed.Plans;

/// <summary>A cell as a plan file writes it, quantities with their units.</summary>
internal sealed class CellSpec
{
    public string? Name { get; init; }

    public string? Scheme { get; init; }

    public int? HybridRounds { get; init; }

    public string Memory { get; init; } = "256MiB";

    public GuestSpec? Guest { get; init; }

    public string? Link { get; init; }

    public string? Cap { get; init; }

    public string? RoundTrip { get; init; }

    public string DowntimeLimit { get; init; } = "300ms";

    public bool AutoConverge { get; init; }

    public int? ThrottleInitial { get; init; }

    public int? ThrottleIncrement { get; init; }

    public string? XbzrleCache { get; init; }

    public int MultifdChannels { get; init; }

    public string? Compression { get; init; }

    public string? ThinkTime { get; init; }

    public string? ReadBack { get; init; }

    public string Limit { get; init; } = "20s";

    public int Machines { get; init; } = 1;

    public bool Parallel { get; init; }
}
