using System.Collections.Immutable;

namespace PlacementLab.Experiments.Sweeps;

/// <summary>What a sweep found.</summary>
public sealed record SchemeSweepResult
{
    /// <summary>What was varied.</summary>
    public required SweepRange Range { get; init; }

    /// <summary>The steps in ascending order.</summary>
    public required ImmutableArray<SweepPoint> Points { get; init; }

    /// <summary>Whether only schemes that keep a downtime limit compete in <see cref="BestRanges"/>; not so where the stop rule has none.</summary>
    public bool WithinDowntimeLimit { get; init; } = true;

    /// <summary>Where pre-copy begins or ceases to converge; empty if it does either everywhere or nowhere.</summary>
    public required ImmutableArray<ConvergenceChange> ConvergenceChanges { get; init; }

    /// <summary>Which scheme costs the VM the least time where, from the lowest value to the highest.</summary>
    public required ImmutableArray<BestRange> BestRanges { get; init; }
}
