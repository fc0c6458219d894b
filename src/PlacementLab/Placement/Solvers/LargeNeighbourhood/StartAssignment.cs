using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// Where a search starts: the initial assignment with as few VMs as possible put elsewhere (<see cref="Evictions"/>,
/// <see cref="Rehousing"/>). VMs that only capacity keeps out of everywhere go where they exceed it least; the search, in which
/// capacity has a price, has to move them.
/// </summary>
internal static class StartAssignment
{
    /// <summary>A complete assignment that keeps every constraint but perhaps capacity; null where none was found.</summary>
    public static Assignment? Of(PlacementProblem problem, SearchClock clock) => From(problem, problem.Initial, clock);

    /// <summary>The same from another assignment than the initial one.</summary>
    public static Assignment? From(PlacementProblem problem, Assignment from, SearchClock clock)
    {
        var state = new SearchState(problem, from);
        double[] share = Shares(problem);
        new Evictions(state, share).Run();
        int[] homeless = [.. Enumerable.Range(0, problem.VmCount).Where(vm => state.HostOf(vm) == Assignment.Unplaced)];
        Assignment evicted = state.ToAssignment();
        return new Rehousing(state, share, clock).Run(homeless) ? state.ToAssignment() : Loosely(problem, evicted, share, clock);
    }

    // Without capacity, then where it is exceeded least.
    private static Assignment? Loosely(PlacementProblem problem, Assignment evicted, double[] share, SearchClock clock)
    {
        var state = new SearchState(problem with { Constraints = [.. problem.Constraints.Where(c => c is not CapacityConstraint)] }, evicted);
        IEnumerable<int> homeless = Enumerable.Range(0, problem.VmCount).Where(v => evicted[v] == Assignment.Unplaced);
        foreach (int vm in homeless.OrderByDescending(v => share[v]).ThenBy(v => v))
        {
            (int best, double least) = (Assignment.Unplaced, double.PositiveInfinity);
            for (int host = 0; host < problem.HostCount && clock.Tick(); host++)
            {
                double excess = Excess(state, vm, host);
                if (excess < least && state.Allows(vm, host))
                {
                    (best, least) = (host, excess);
                }
            }

            if (best == Assignment.Unplaced)
            {
                return null;
            }

            state.Move(vm, best);
        }

        return state.ToAssignment();
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
        var allotment = new Allotment(problem);
        for (int r = 0; r < problem.Resources.Count; r++)
        {
            double mean = Math.Max(1, problem.Capacity.Average(c => (double)c[r]));
            for (int vm = 0; vm < largest.Length; vm++)
            {
                largest[vm] = Math.Max(largest[vm], allotment.NeedOf(vm, r) / mean);
            }
        }

        return largest;
    }
}
