using System.Collections.Immutable;

namespace PlacementLab.Optimization.Packing;

/// <summary>Options of <see cref="PackingSolver"/>. The defaults end by themselves also without a limit of time.</summary>
public sealed record PackingOptions
{
    /// <summary>Moves of the local search before columns are generated, at least 0.</summary>
    public long FirstMoves { get; init; } = 2_000;

    /// <summary>Moves of the local search at the end, at least 0, where no limit of iterations is given.</summary>
    public long LastMoves { get; init; } = 2_000_000;

    /// <summary>The dives in turn: levels from the root that take further choices, and further choices on a path.</summary>
    public ImmutableArray<(int Depth, int Discrepancies)> Dives { get; init; } = [(0, 0), (3, 2), (5, 4), (8, 6), (12, 9), (20, 12)];
}
