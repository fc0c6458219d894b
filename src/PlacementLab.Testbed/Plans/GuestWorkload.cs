using System.Globalization;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Plans;

/// <summary>What the guest's program does: how it fills memory, and which pages it writes how often.</summary>
public sealed record GuestWorkload
{
    /// <summary>
    /// Pattern of the writer: "idle", "uniform" (pages drawn from the written set), "hotcold" (drawn from the hot pages, and the
    /// rest in sequence), "sweep" (the written set in sequence) or "phased" (uniform, on and off).
    /// </summary>
    public string Pattern { get; init; } = "idle";

    /// <summary>What memory is filled with: "random", "text" or "zero".</summary>
    public string Fill { get; init; } = "random";

    /// <summary>How much memory is filled.</summary>
    public DataSize FilledMemory { get; init; } = DataSize.FromMebibytes(128);

    /// <summary>Pages in the written set (uniform, sweep, phased); null otherwise.</summary>
    public int? WrittenPages { get; init; }

    /// <summary>Page writes per second (uniform, sweep, phased); null otherwise.</summary>
    public double? WritesPerSecond { get; init; }

    /// <summary>Hot pages (hotcold); null otherwise.</summary>
    public int? HotPages { get; init; }

    /// <summary>Writes to hot pages per second (hotcold); null otherwise.</summary>
    public double? HotWritesPerSecond { get; init; }

    /// <summary>Cold pages written per second, in sequence (hotcold); null otherwise.</summary>
    public double? ColdPagesPerSecond { get; init; }

    /// <summary>How long the writer is on (phased); null otherwise.</summary>
    public TimeSpan? On { get; init; }

    /// <summary>How long the writer is off (phased); null otherwise.</summary>
    public TimeSpan? Off { get; init; }

    /// <summary>Bytes changed by each page write, 8 to 4,096.</summary>
    public int WriteBytes { get; init; } = 64;

    /// <summary>Whether the writer spins between writes instead of sleeping, so that a throttled CPU slows it.</summary>
    public bool CpuBound { get; init; }

    /// <summary>The options of the guest's program, as agent.c explains them.</summary>
    /// <param name="seed">Seed of the writer.</param>
    public string ToOptions(int seed)
    {
        var options = new List<string> { $"pat={Pattern}", $"fill={Fill}", Text($"mib={FilledMemory.Bytes >> 20}"), Text($"bytes={WriteBytes}"), Text($"seed={seed}") };
        Add(options, "w", WrittenPages);
        Add(options, "rate", WritesPerSecond);
        Add(options, "h", HotPages);
        Add(options, "r1", HotWritesPerSecond);
        Add(options, "c", ColdPagesPerSecond);
        Add(options, "on", On?.TotalMilliseconds);
        Add(options, "off", Off?.TotalMilliseconds);
        Add(options, "cpu", CpuBound ? 1 : null);
        return string.Join(' ', options.Select(o => "mw." + o));
    }

    private static void Add(List<string> options, string key, double? value)
    {
        if (value is { } number)
        {
            options.Add(Text($"{key}={number}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
