using System.Collections.Immutable;

namespace PlacementLab.Placement.Packing;

/// <summary>What a packing solver returns. There always is a packing, if only of an item in each bin.</summary>
public sealed record PackingResult
{
    /// <summary>The best packing.</summary>
    public required PackedBins Best { get; init; }

    /// <summary><see cref="SolveStatus.Optimal"/> if the bound proves it, else <see cref="SolveStatus.Feasible"/>.</summary>
    public SolveStatus Status => Bins == LowerBound ? SolveStatus.Optimal : SolveStatus.Feasible;

    /// <summary>Why the solver stopped.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Bins used.</summary>
    public int Bins => Best.Count;

    /// <summary>No packing has fewer bins than this.</summary>
    public required int LowerBound { get; init; }

    /// <summary>Where the bound comes from.</summary>
    public required string BoundName { get; init; }

    /// <summary>What found the best packing.</summary>
    public required string FoundBy { get; init; }

    /// <summary>(bins − bound) / bins; 0 for an empty problem.</summary>
    public double Gap => Bins == 0 ? 0 : (double)(Bins - LowerBound) / Bins;

    /// <summary>Steps of the search: moves of the local search and patterns generated.</summary>
    public required long Iterations { get; init; }

    /// <summary>Elapsed time; depends on the machine.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Better packings in the order found; the cost is the number of bins.</summary>
    public ImmutableArray<TrajectoryPoint> Trajectory { get; init; } = [];
}
