namespace PlacementLab.Placement.Solvers.VectorFit;

/// <summary>
/// Decreasing fit with a rule over all resources. Hosts that carry a VM already come before empty ones, except in worst fit, so
/// that few hosts are used. It ignores the objective and the seed.
/// </summary>
/// <param name="rule">How a host is chosen.</param>
public sealed class VectorFitSolver(VectorFitRule rule) : IPlacementSolver
{
    private const long LargestScan = 20_000_000;

    /// <inheritdoc/>
    public string Name => rule switch
    {
        VectorFitRule.BestFit => "best-fit-decreasing",
        VectorFitRule.WorstFit => "worst-fit-decreasing",
        VectorFitRule.DotProduct => "dot-product",
        VectorFitRule.L2Norm => "l2-norm",
        _ => "cosine",
    };

    /// <inheritdoc/>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        bool isLarge = (long)problem.HostCount * problem.VmCount > LargestScan;
        if (rule == VectorFitRule.BestFit && isLarge && BestFitIndex.Serves(problem))
        {
            return SolveWithIndex(problem, new SearchClock(stop, cancellation));
        }

        return new DecreasingFit(ChooseHost).Solve(problem, null, new SearchClock(stop, cancellation));
    }

    /// <summary>Best fit with an index of the hosts: the same answer.</summary>
    internal static SolverResult SolveWithIndex(PlacementProblem problem, SearchClock clock)
    {
        BestFitIndex? index = null;
        SearchState? indexed = null;
        return new DecreasingFit((state, ticks, vm) =>
        {
            if (!ReferenceEquals(indexed, state))
            {
                (indexed, index) = (state, new BestFitIndex(state));
            }

            return index!.HostFor(vm, ticks);
        }).Solve(problem, null, clock);
    }

    private int ChooseHost(SearchState state, SearchClock clock, int vm)
    {
        int best = Assignment.Unplaced;
        (bool IsEmpty, double Score) least = (true, double.PositiveInfinity);
        for (int host = 0; host < state.Problem.HostCount && clock.Tick(); host++)
        {
            (bool, double) found = (rule != VectorFitRule.WorstFit && state.VmCount(host) == 0, Score(state, vm, host));
            if ((best == Assignment.Unplaced || found.CompareTo(least) < 0) && state.Allows(vm, host))
            {
                (best, least) = (host, found);
            }
        }

        return best;
    }

    // Lower is better.
    private double Score(SearchState state, int vm, int host)
    {
        (double left, double product, double squares, double ofVm, double ofHost) = (0, 0, 0, 0, 0);
        for (int r = 0; r < state.Problem.Resources.Count; r++)
        {
            double capacity = Math.Max(1, state.Capacity(host, r));
            double share = state.Usage(vm, r) / capacity;
            double free = (state.Capacity(host, r) - state.Used(host, r)) / capacity;
            left += free - share;
            product += share * free;
            squares += (free - share) * (free - share);
            ofVm += share * share;
            ofHost += free * free;
        }

        return rule switch
        {
            VectorFitRule.BestFit => left,
            VectorFitRule.WorstFit => -left,
            VectorFitRule.DotProduct => -product,
            VectorFitRule.L2Norm => squares,
            _ => -product / Math.Max(double.Epsilon, Math.Sqrt(ofVm * ofHost)),
        };
    }
}
