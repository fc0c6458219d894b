using PlacementLab.Infrastructure;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Capacity: no host carries more than it offers, or than it carried at first if that was more. CPU may be overbooked.
/// Invariant: ∀h, r: Σ_{v: host(v)=h} usage(v, r) + left(h, r) ≤ max(limit(h, r), initial load(h, r)) with limit = capacity, for
/// CPU ⌊overbooking · capacity⌋. With <see cref="CountsTransient"/>, left(h, r) is what the VMs use that were on h at first and
/// moved away, for transient r, because all move at once and use it on both hosts; otherwise 0. Discrete.
/// A host that is overloaded at first may stay so or improve, also by an exchange of VMs, but never carries more than at first;
/// not so if the constraint <see cref="IsStrict"/>. Of a resource of a host that an <see cref="OverbookConstraint"/> of the same
/// problem covers it says nothing.
/// </summary>
public sealed class CapacityConstraint : IPlacementConstraint
{
    /// <inheritdoc/>
    public string Name => "capacity";

    /// <summary>CPU that a host may be booked for, as a multiple of what it offers; at least 1, where 1 books no more than that.</summary>
    public double CpuOverbooking { get; init; } = 1;

    /// <summary>Whether a VM that moves counts on its first host too, for transient resources (ROADEF: transient usage).</summary>
    public bool CountsTransient { get; init; }

    /// <summary>Whether also a host that is overloaded at first must be within its limit.</summary>
    public bool IsStrict { get; init; }

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        if (!(CpuOverbooking >= 1 && double.IsFinite(CpuOverbooking)))
        {
            throw new InvalidInputException(
                "CapacityConstraint.CpuOverbooking", $"{CpuOverbooking}", "a number of at least 1", "Write 1 for no overbooking.");
        }
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int home = state.Problem.Initial[vm];
        int from = state.HostOf(vm);
        for (int r = 0; r < state.Problem.Resources.Count; r++)
        {
            long usage = state.Usage(vm, r);
            long load = state.Used(host, r) + (from == host ? 0 : usage);
            bool staysBehind = CountsTransient && state.Problem.Resources.Resources[r].IsTransient;
            if (staysBehind)
            {
                bool returns = home == host && from != host && from != Assignment.Unplaced;
                load += state.LeftBehind(host, r) - (returns ? usage : 0);
            }

            // Where the VM is on no host yet, its first host does not count yet what it is going to leave behind.
            bool leavesBehind = staysBehind && from == Assignment.Unplaced && home != host && home != Assignment.Unplaced;
            if (!Fits(state, host, r, load) || (leavesBehind && !Fits(state, home, r, state.Used(home, r) + state.LeftBehind(home, r) + usage)))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        long[,] initial = Loads(problem, problem.Initial);
        long[,] loads = Loads(problem, assignment);
        AddLeftBehind(problem, assignment, loads);
        var allotment = new Allotment(problem);
        for (int h = 0; h < problem.HostCount; h++)
        {
            for (int r = 0; r < problem.Resources.Count; r++)
            {
                long limit = Math.Max(LimitOf(r, problem.Capacity[h][r]), IsStrict ? 0 : initial[h, r]);
                if (loads[h, r] > limit && !allotment.IsOverbooked(h, r))
                {
                    Resource resource = problem.Resources.Resources[r];
                    string message = $"Host {h} carries {AmountText.Of(resource, loads[h, r])} of {resource.Name}, "
                        + $"at most {AmountText.Of(resource, limit)} allowed.";
                    yield return new ConstraintViolation(Name, message, loads[h, r] - limit, resource.Unit);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        long[,] initial = Loads(problem, problem.Initial);
        var allotment = new Allotment(problem);
        for (int h = 0; h < problem.HostCount; h++)
        {
            for (int r = 0; r < problem.Resources.Count; r++)
            {
                long offered = LimitOf(r, problem.Capacity[h][r]);
                bool matters = model.IsOpen(h) || (IsStrict && initial[h, r] > offered);
                if (matters && !allotment.IsOverbooked(h, r))
                {
                    State(problem, model, (h, r), (initial[h, r], Math.Max(offered, IsStrict ? 0 : initial[h, r])));
                }
            }
        }
    }

    /// <summary>What a host may be booked for that no overbook constraint covers.</summary>
    internal long LimitOf(int resource, long capacity) =>
        resource == ResourceSpace.Cpu && CpuOverbooking > 1 ? (long)(capacity * CpuOverbooking) : capacity;

    private bool Fits(SearchState state, int host, int resource, long load) =>
        load <= LimitOf(resource, state.Capacity(host, resource))
        || (!IsStrict && load <= state.InitiallyUsed(host, resource))
        || state.Allotment.IsOverbooked(host, resource);

    private void State(PlacementProblem problem, IConstraintModel model, (int Host, int Resource) at, (long Initial, long Limit) load)
    {
        bool staysBehind = CountsTransient && problem.Resources.Resources[at.Resource].IsTransient;
        IEnumerable<AssignmentTerm> terms = Enumerable.Range(0, problem.VmCount)
            .Where(v => !(staysBehind && problem.Initial[v] == at.Host))
            .Select(v => new AssignmentTerm(v, at.Host, problem.Usage[v][at.Resource]));

        // What was there at first uses a transient resource there whether it stays or goes.
        string name = $"{Name} of {problem.Resources.Resources[at.Resource].Name} on {problem.Datacenter.Hosts[at.Host].Name}";
        model.AddAtMost(name, terms, load.Limit - (staysBehind ? load.Initial : 0));
    }

    private void AddLeftBehind(PlacementProblem problem, Assignment assignment, long[,] loads)
    {
        for (int vm = 0; vm < problem.VmCount && CountsTransient; vm++)
        {
            int first = problem.Initial[vm];
            if (first != Assignment.Unplaced && assignment[vm] != Assignment.Unplaced && assignment[vm] != first)
            {
                for (int r = 0; r < problem.Resources.Count; r++)
                {
                    loads[first, r] += problem.Resources.Resources[r].IsTransient ? problem.Usage[vm][r] : 0;
                }
            }
        }
    }

    private static long[,] Loads(PlacementProblem problem, Assignment assignment)
    {
        long[,] loads = new long[problem.HostCount, problem.Resources.Count];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            for (int r = 0; r < problem.Resources.Count && assignment[vm] != Assignment.Unplaced; r++)
            {
                loads[assignment[vm], r] += problem.Usage[vm][r];
            }
        }

        return loads;
    }
}
