using System.Collections.Immutable;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>Options of <see cref="LargeNeighbourhoodSolver"/>.</summary>
public sealed record LargeNeighbourhoodOptions
{
    /// <summary>Logical workers, at least 1; part of what an answer depends on.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Threads that carry them, at least 1; no answer depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Moves to evaluate where neither a time nor an iteration limit is given; at least 1.</summary>
    public long DefaultIterations { get; init; } = 20_000_000;

    /// <summary>
    /// Solves a few hosts exactly at barriers late in the run, small problems whole; null for a search without. At most 24 calls, under a
    /// time limit a tenth of the time; none for problems of more than 50,000 VMs.
    /// </summary>
    public IRepair? Repair { get; init; }

    /// <summary>Solvers whose answers may be the start if they cost less than the initial assignment, repaired.</summary>
    public ImmutableArray<IPlacementSolver> Starts { get; init; } = [];

    /// <summary>Is told about the progress after each round, on the calling thread; null for nobody.</summary>
    public Action<SearchProgress>? OnProgress { get; init; }
}
