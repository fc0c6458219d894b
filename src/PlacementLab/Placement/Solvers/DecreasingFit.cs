using System.Collections.Immutable;

namespace PlacementLab.Placement.Solvers;

/// <summary>
/// Decreasing fit: takes the free VMs off their hosts and puts them back one by one, the largest first, each on the host that
/// a rule chooses among those that allow it. Largest means most CPU, as in the literature; where some VM finds no host a second
/// and last attempt sorts by the largest share of any resource.
/// </summary>
/// <param name="chooseHost">Chooses a host for a VM, or <see cref="Assignment.Unplaced"/> when none allows it.</param>
internal sealed class DecreasingFit(Func<SearchState, SearchClock, int, int> chooseHost)
{
    public SolverResult Solve(PlacementProblem problem, IReadOnlyList<int>? freeVms, SearchClock clock)
    {
        int[] free = FreeVms(problem, freeVms);
        int[] byCpu = [.. InDecreasingOrder(problem, free)];
        SearchState state = Place(problem, byCpu, clock);
        if (free.Any(v => state.HostOf(v) == Assignment.Unplaced) && clock.Stopped is null)
        {
            double[] share = Shares(problem);
            state = Place(problem, [.. free.OrderByDescending(v => share[v]).ThenBy(v => v)], clock);
        }

        SolverResult result = SearchOutcome.Of(state, clock, []);
        return result with { Trajectory = Trajectory(result) };
    }

    /// <summary>The VMs to place: the given ones, else all; those on no host always.</summary>
    public static int[] FreeVms(PlacementProblem problem, IReadOnlyList<int>? freeVms)
    {
        IEnumerable<int> all = Enumerable.Range(0, problem.VmCount);
        ImmutableHashSet<int>? chosen = freeVms?.ToImmutableHashSet();
        if (chosen?.Any(v => v < 0 || v >= problem.VmCount) == true)
        {
            throw new ArgumentException($"Free VMs must be from 0 to {problem.VmCount - 1}.", nameof(freeVms));
        }

        return [.. all.Where(v => chosen is null || chosen.Contains(v) || problem.Initial[v] == Assignment.Unplaced)];
    }

    /// <summary>VMs by falling use of the first resource, then of the others in order.</summary>
    public static IEnumerable<int> InDecreasingOrder(PlacementProblem problem, IEnumerable<int> vms)
    {
        IOrderedEnumerable<int> ordered = vms.OrderByDescending(v => problem.Usage[v][0]);
        for (int r = 1; r < problem.Resources.Count; r++)
        {
            int resource = r;
            ordered = ordered.ThenByDescending(v => problem.Usage[v][resource]);
        }

        return ordered.ThenBy(v => v);
    }

    private static ImmutableArray<TrajectoryPoint> Trajectory(SolverResult result) =>
        result.Status == SolveStatus.Feasible ? [new TrajectoryPoint(result.Iterations, result.Elapsed, result.Cost)] : [];

    private static double[] Shares(PlacementProblem problem)
    {
        double[] largest = new double[problem.VmCount];
        for (int r = 0; r < problem.Resources.Count; r++)
        {
            double mean = Math.Max(1, problem.Capacity.Average(c => (double)c[r]));
            for (int vm = 0; vm < largest.Length; vm++)
            {
                largest[vm] = Math.Max(largest[vm], problem.Usage[vm][r] / mean);
            }
        }

        return largest;
    }

    private SearchState Place(PlacementProblem problem, int[] order, SearchClock clock)
    {
        var state = new SearchState(problem, problem.Initial);
        foreach (int vm in order)
        {
            state.Move(vm, Assignment.Unplaced);
        }

        foreach (int vm in order)
        {
            int host = chooseHost(state, clock, vm);
            if (host == Assignment.Unplaced || clock.Stopped is not null)
            {
                break;
            }

            state.Move(vm, host);
        }

        return state;
    }
}
