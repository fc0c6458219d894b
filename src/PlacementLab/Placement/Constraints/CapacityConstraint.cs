using PlacementLab.Infrastructure;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Capacity: no host carries more than it offers, or than it carried at first if that was more. CPU may be overbooked.
/// Invariant: ∀h, r: Σ_{v: host(v)=h} usage(v, r) ≤ max(limit(h, r), initial load(h, r)) with limit = capacity, for CPU
/// ⌊overbooking · capacity⌋. Discrete.
/// A host that is overloaded at first may stay so or improve, also by an exchange of VMs, but never carries more than at first.
/// </summary>
public sealed class CapacityConstraint : IPlacementConstraint
{
    /// <inheritdoc/>
    public string Name => "capacity";

    /// <summary>CPU that a host may be booked for, as a multiple of what it offers; at least 1, where 1 books no more than that.</summary>
    public double CpuOverbooking { get; init; } = 1;

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
        bool isThere = state.HostOf(vm) == host;
        for (int r = 0; r < state.Problem.Resources.Count; r++)
        {
            long load = state.Used(host, r) + (isThere ? 0 : state.Usage(vm, r));
            if (load > Limit(r, state.Capacity(host, r)) && load > state.InitiallyUsed(host, r))
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
        for (int h = 0; h < problem.HostCount; h++)
        {
            for (int r = 0; r < problem.Resources.Count; r++)
            {
                long limit = Math.Max(Limit(r, problem.Capacity[h][r]), initial[h, r]);
                if (loads[h, r] > limit)
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
        foreach (int h in Enumerable.Range(0, problem.HostCount).Where(model.IsOpen))
        {
            for (int r = 0; r < problem.Resources.Count; r++)
            {
                int resource = r;
                IEnumerable<AssignmentTerm> terms = Enumerable.Range(0, problem.VmCount)
                    .Select(v => new AssignmentTerm(v, h, problem.Usage[v][resource]));
                model.AddAtMost(Name, terms, Math.Max(Limit(r, problem.Capacity[h][r]), initial[h, r]));
            }
        }
    }

    private long Limit(int resource, long capacity) =>
        resource == ResourceSpace.Cpu && CpuOverbooking > 1 ? (long)(capacity * CpuOverbooking) : capacity;

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
