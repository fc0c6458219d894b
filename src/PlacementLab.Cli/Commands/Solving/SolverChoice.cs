using System.Collections.Immutable;
using PlacementLab.Optimization;
using PlacementLab.Optimization.Linear;
using PlacementLab.Optimization.Packing;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.BestFit;
using PlacementLab.Placement.Solvers.FirstFit;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Placement.Solvers.Partitioned;
using PlacementLab.Placement.Solvers.VectorFit;
using PlacementLab.Traces.Problems;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>The solvers by name.</summary>
internal static class SolverChoice
{
    /// <summary>The names, the default first.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["lns", "partitioned", "cp-sat", "highs", "scip", "packing", "local-search", "ffd", "bfd", "wfd", "dot-product", "l2-norm", "cosine", "power-aware-bfd"];

    /// <summary>The solver that suits a format.</summary>
    public static string DefaultOf(ProblemFormat format) => format is ProblemFormat.Vbp or ProblemFormat.Bpplib ? "packing" : "lns";

    /// <summary>A solver.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads it may use.</param>
    /// <param name="progress">Is told how far it is, by those that tell.</param>
    public static IPlacementSolver Of(string name, int threads, Action<SearchProgress>? progress) => name switch
    {
        "lns" => new LargeNeighbourhoodSolver(new LargeNeighbourhoodOptions { Threads = threads, OnProgress = progress, Repair = new CpSatRepair() }),
        "partitioned" => new PartitionedSolver(new PartitionedOptions { Threads = threads, OnProgress = progress }),
        "cp-sat" => new CpSatSolver(new CpSatOptions { CandidateHostsPerVm = int.MaxValue, EmptyHostsPerKind = int.MaxValue, DeterministicTimeLimit = double.MaxValue }),
        "highs" => new MixedIntegerSolver(MixedIntegerBackend.Highs),
        "scip" => new MixedIntegerSolver(MixedIntegerBackend.Scip),
        "packing" => new PackingPlacementSolver(),
        "local-search" => new LocalSearchSolver(),
        "ffd" => new FirstFitDecreasingSolver(),
        "bfd" => new VectorFitSolver(VectorFitRule.BestFit),
        "wfd" => new VectorFitSolver(VectorFitRule.WorstFit),
        "dot-product" => new VectorFitSolver(VectorFitRule.DotProduct),
        "l2-norm" => new VectorFitSolver(VectorFitRule.L2Norm),
        "cosine" => new VectorFitSolver(VectorFitRule.Cosine),
        "power-aware-bfd" => new PowerAwareBestFitDecreasingSolver(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No solver has this name."),
    };
}
