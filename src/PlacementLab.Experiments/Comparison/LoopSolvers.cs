using System.Collections.Immutable;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;

namespace PlacementLab.Experiments.Comparison;

/// <summary>The solvers that may place VMs in the consolidation loop, by name, and when they stop each time.</summary>
public static class LoopSolvers
{
    private const double CpSatWork = 0.02;
    private const long LocalSearchMoves = 20_000;

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = ["local-search", "cp-sat"];

    /// <summary>When a solver stops: by counted work, so that results do not depend on the machine.</summary>
    public static StoppingCriterion Stop { get; } = new() { IterationLimit = LocalSearchMoves, DeterministicTimeLimit = CpSatWork };

    /// <summary>A solver; null for any other name.</summary>
    /// <param name="name">Its name; null for none.</param>
    public static IPlacementSolver? Create(string? name) => name switch
    {
        "local-search" => new LocalSearchSolver(),
        "cp-sat" => new CpSatSolver(),
        _ => null,
    };
}
