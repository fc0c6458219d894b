using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// Exact placement by CP-SAT (Google OR-Tools) over a stated part of the problem: the VMs of some hosts, and a few candidate
/// hosts for each. Constraints come through their neutral form, host cost curves as piecewise-linear stretches, move costs as
/// coefficients; a quick local search gives the warm start. One worker, a seed and deterministic work make answers repeat.
/// Optimal means: no assignment of that part is cheaper by more than <see cref="ScalingTolerance"/> of the span of costs.
/// Infeasible is said only when nothing was left out, or when constraints leave some VM no host at all.
/// An iteration limit bounds nothing here.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class CpSatSolver(CpSatOptions? options = null) : IPlacementSolver
{
    /// <summary>
    /// Costs are rounded to whole steps (<see cref="CpSatOptions.CostSteps"/>). With hosts of up to 10,000 MIPS the sum of all
    /// roundings stays below this share of the span of costs, per open host.
    /// </summary>
    public const double ScalingTolerance = 1e-6;

    private readonly CpSatOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "cp-sat";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The problem is invalid, or CP-SAT's native library does not load here.</exception>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        _options.Validate(problem.HostCount);
        var run = new CpSatRun(stop, _options, seed, cancellation);
        int[] freeVms = Neighbourhood.FreeVmsOf(problem, _options);
        if (freeVms.Length == 0)
        {
            return NothingToDecide(problem, run);
        }

        try
        {
            return new CpSatSearch(problem, freeVms, _options, run).Solve(seed, stop, cancellation);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            throw new InvalidInputException(
                "CP-SAT (package Google.OrTools)",
                $"no native library that loads on {RuntimeInformation.RuntimeIdentifier}",
                "one of the platforms that the package serves (64-bit Linux, macOS or Windows)",
                "Leave out the policy predictive-cp-sat, or use the solver \"local-search\", which needs no native library.",
                e);
        }
    }

    private static SolverResult NothingToDecide(PlacementProblem problem, CpSatRun run)
    {
        ImmutableArray<string> broken = [.. problem.Constraints.Where(c => c.Violations(problem, problem.Initial).Any()).Select(c => c.Describe(problem))];
        double cost = problem.Objective.Cost(problem, problem.Initial);
        return new SolverResult
        {
            Best = problem.Initial,
            Status = broken.IsEmpty ? SolveStatus.Optimal : SolveStatus.NoSolutionFound,
            StopReason = StopReason.Completed,
            Cost = cost,
            Bound = broken.IsEmpty ? cost : double.NaN,
            BoundName = broken.IsEmpty ? "no VM is free" : "none",
            Iterations = 0,
            Elapsed = run.Elapsed,
            Conflict = broken,
        };
    }
}
