using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Solves placement problems that are packing problems: equal hosts, capacity, as few hosts as possible. See <see cref="PackingSolver"/>.
/// Others are refused by name.
/// </summary>
public sealed class PackingPlacementSolver : IPlacementSolver
{
    /// <inheritdoc/>
    public string Name => "packing";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The problem is invalid, or more than packing.</exception>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        (PackingProblem packing, ImmutableArray<ImmutableArray<int>> vmsOfType) = PackingPlacement.Back(problem);
        PackingResult result = new PackingSolver().Solve(packing, stop, seed, cancellation);
        bool fits = result.Bins <= problem.HostCount;
        bool isInfeasible = result.LowerBound > problem.HostCount;
        return new SolverResult
        {
            Best = fits ? Spread(result.Best, vmsOfType, problem.VmCount) : problem.Initial,
            Status = fits ? result.Status : isInfeasible ? SolveStatus.Infeasible : SolveStatus.NoSolutionFound,
            StopReason = result.StopReason,
            Cost = fits ? result.Bins : double.NaN,
            Bound = result.LowerBound,
            BoundName = result.BoundName,
            Iterations = result.Iterations,
            Elapsed = result.Elapsed,
            Trajectory = result.Trajectory,
            Conflict = isInfeasible ? [$"capacity: the VMs need at least {result.LowerBound} hosts ({result.BoundName}), there are {problem.HostCount}"] : [],
        };
    }

    private static Assignment Spread(PackedBins bins, ImmutableArray<ImmutableArray<int>> vmsOfType, int vms)
    {
        int[] hostOf = new int[vms];
        int[] next = new int[vmsOfType.Length];
        for (int bin = 0; bin < bins.Count; bin++)
        {
            foreach (int type in bins.Bins[bin])
            {
                hostOf[vmsOfType[type][next[type]++]] = bin;
            }
        }

        return new Assignment([.. hostOf]);
    }
}
