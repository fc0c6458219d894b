namespace PlacementLab.Placement.Solvers.LocalSearch;

/// <summary>
/// Local search by first improvement: visits VMs and hosts in random order and takes every shift of one VM, then every swap of
/// two, that lowers the cost and that all constraints allow, until none does. First the VMs that are on no host, or on one that
/// a constraint forbids them, are put on the allowed host of least cost; from then on every state is feasible. An iteration is
/// a move evaluated. It stops in a local optimum and proves no bound.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class LocalSearchSolver(LocalSearchOptions? options = null) : IPlacementSolver
{
    private readonly LocalSearchOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "local-search";

    /// <inheritdoc/>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        var clock = new SearchClock(stop, cancellation);
        int[] free = DecreasingFit.FreeVms(problem, _options.FreeVms);
        var state = new SearchState(problem, problem.Initial);
        if (!MakeFeasible(state, free, clock))
        {
            return SearchOutcome.Of(state, clock, []);
        }

        var descent = new ShiftSwapDescent(state, free, clock, _options);
        descent.Run(new Random(seed));
        return SearchOutcome.Of(state, clock, descent.Trajectory);
    }

    // Empties the places that a constraint forbids, then fills the largest VMs in first; false when one finds no host.
    private static bool MakeFeasible(SearchState state, int[] free, SearchClock clock)
    {
        PlacementProblem problem = state.Problem;
        int[] homeless = [.. free.Where(v => state.HostOf(v) == Assignment.Unplaced || !state.Allows(v, state.HostOf(v)))];
        foreach (int vm in homeless)
        {
            state.Move(vm, Assignment.Unplaced);
        }

        foreach (int vm in DecreasingFit.InDecreasingOrder(problem, homeless))
        {
            int host = CheapestHost(state, vm, clock);
            if (host == Assignment.Unplaced)
            {
                return false;
            }

            state.Move(vm, host);
        }

        return true;
    }

    private static int CheapestHost(SearchState state, int vm, SearchClock clock)
    {
        int best = Assignment.Unplaced;
        double least = double.PositiveInfinity;
        for (int host = 0; host < state.Problem.HostCount && clock.Tick(); host++)
        {
            double delta = state.Delta(vm, host);
            if (delta < least && state.Allows(vm, host))
            {
                (best, least) = (host, delta);
            }
        }

        return best;
    }
}
