namespace PlacementLab.Migration;

/// <summary>Options of <see cref="HybridModel"/>.</summary>
public sealed record HybridOptions
{
    /// <summary>k: most copy rounds before the state is transferred, at least 0; with 0 the scheme is post-copy.</summary>
    public int MaxRounds
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 0");
    } = 1;

    /// <summary>Share of its running time that a VM loses while it is copied in rounds, 0–1; see <see cref="PreCopyOptions.SlowdownShare"/>.</summary>
    public double SlowdownShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
    } = 0.10;

    /// <summary>State transfer, resumption and on-demand paging; its overheads and energy are those of the whole migration.</summary>
    public PostCopyOptions PostCopy { get; init; } = new();
}
