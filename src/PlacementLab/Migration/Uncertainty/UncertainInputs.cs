namespace PlacementLab.Migration.Uncertainty;

/// <summary>How uncertain the inputs of an estimate are; drawn independently of each other.</summary>
public sealed record UncertainInputs
{
    /// <summary>Of the memory with content.</summary>
    public InputSpread Memory { get; init; } = InputSpread.None;

    /// <summary>Of all rates of the dirty curve (its sizes stay).</summary>
    public InputSpread DirtyRate { get; init; } = InputSpread.None;

    /// <summary>Of the throughput that the migration gets.</summary>
    public InputSpread Bandwidth { get; init; } = InputSpread.None;

    /// <summary>Draws, at least 100. 10,000 give a median within about a percent of a spread.</summary>
    public int Draws
    {
        get;
        init => field = value >= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 100");
    } = 10_000;

    /// <summary>Seed: the same seed gives the same distribution, on any number of threads.</summary>
    public int Seed { get; init; }

    /// <summary>Most threads, at least 1; null for one per processor.</summary>
    public int? Threads
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 1");
    }
}
