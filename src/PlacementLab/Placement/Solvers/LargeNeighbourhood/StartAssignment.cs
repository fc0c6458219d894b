using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// Where a search starts: the initial assignment with as few VMs as possible put elsewhere. VMs that are on no host, or where a
/// constraint forbids them to be, are taken off and put back, the largest first, each where the cost rises least among a sample of
/// the hosts that allow it; a VM that only capacity keeps out goes where it exceeds it least, and the search, in which capacity has a
/// price, has to move it.
/// </summary>
internal static class StartAssignment
{
    private const int Looked = 64;

    /// <summary>A complete assignment that keeps every constraint but perhaps capacity; null where none was found.</summary>
    public static Assignment? Of(PlacementProblem problem, SearchClock clock)
    {
        var state = new SearchState(problem, problem.Initial);
        int[] homeless = TakeOff(state);
        PlacementProblem loose = problem with { Constraints = [.. problem.Constraints.Where(c => c is not CapacityConstraint)] };
        var looseState = new SearchState(loose, state.ToAssignment());
        double[] share = Shares(problem);
        int next = 0;
        foreach (int vm in homeless.OrderByDescending(v => share[v]).ThenBy(v => v))
        {
            int host = Host(state, looseState, vm, ref next, clock);
            if (host == Assignment.Unplaced)
            {
                return null;
            }

            state.Move(vm, host);
            looseState.Move(vm, host);
        }

        return state.ToAssignment();
    }

    // Until nothing is where it may not be: taking one VM off can make room for another to stay.
    private static int[] TakeOff(SearchState state)
    {
        PlacementProblem problem = state.Problem;
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            if (state.HostOf(vm) != Assignment.Unplaced && !state.Allows(vm, state.HostOf(vm)))
            {
                state.Move(vm, Assignment.Unplaced);
            }
        }

        return [.. Enumerable.Range(0, problem.VmCount).Where(vm => state.HostOf(vm) == Assignment.Unplaced)];
    }

    private static int Host(SearchState state, SearchState loose, int vm, ref int next, SearchClock clock)
    {
        (int best, double least, int seen) = (Assignment.Unplaced, double.PositiveInfinity, 0);
        (int fallback, double leastExcess) = (Assignment.Unplaced, double.PositiveInfinity);
        int hosts = state.Problem.HostCount;
        for (int i = 0; i < hosts && seen < Looked && clock.Tick(); i++)
        {
            int host = (next + i) % hosts;
            if (state.Allows(vm, host))
            {
                seen++;
                double delta = state.Delta(vm, host);
                (best, least) = delta < least ? (host, delta) : (best, least);
            }
            else if (best == Assignment.Unplaced && loose.Allows(vm, host) && Excess(state, vm, host) is var excess && excess < leastExcess)
            {
                (fallback, leastExcess) = (host, excess);
            }
        }

        next = best == Assignment.Unplaced ? next : best;
        return best == Assignment.Unplaced ? fallback : best;
    }

    private static double Excess(SearchState state, int vm, int host)
    {
        double excess = 0;
        for (int r = 0; r < state.Problem.Resources.Count; r++)
        {
            double capacity = Math.Max(1, state.Capacity(host, r));
            excess += Math.Max(0, (state.Used(host, r) + state.Usage(vm, r) - capacity) / capacity);
        }

        return excess;
    }

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
}
