using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// Asks, after a search that found nothing, whether there is anything to be found: by totals first, then by CP-SAT with every VM on every host,
/// for a few seconds.
/// </summary>
public static class InfeasibilityProof
{
    /// <summary>Pairs of VM and host up to which CP-SAT is asked.</summary>
    public const long MostPairs = 20_000;

    private static readonly StoppingCriterion _limit = new() { DeterministicTimeLimit = 3, TimeLimit = TimeSpan.FromSeconds(15) };

    /// <summary>The result, said to be infeasible and with the conflict where that could be proven; else as it was.</summary>
    /// <param name="problem">A valid problem.</param>
    /// <param name="result">What a solver returned; looked at only if it found nothing and ran to its end.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="cancellation">Stops early without a proof.</param>
    public static SolverResult Extend(PlacementProblem problem, SolverResult result, int seed, CancellationToken cancellation)
    {
        if (result.Status != SolveStatus.NoSolutionFound || result.StopReason == StopReason.Cancelled)
        {
            return result;
        }

        if (CapacityProof.Of(problem) is { } proof)
        {
            return result with { Status = SolveStatus.Infeasible, Conflict = [proof] };
        }

        if ((long)problem.VmCount * problem.HostCount > MostPairs)
        {
            return result;
        }

        var whole = new CpSatSolver(new CpSatOptions { CandidateHostsPerVm = int.MaxValue, EmptyHostsPerKind = int.MaxValue });
        SolverResult exact = whole.Solve(problem with { Objective = Objective.Nothing }, _limit, seed, cancellation);
        return exact.Status == SolveStatus.Infeasible ? result with { Status = SolveStatus.Infeasible, Conflict = exact.Conflict } : result;
    }
}
