using PlacementLab.Placement;

namespace PlacementLab.Planning;

/// <summary>
/// Turns an assignment into a timed plan by event-driven list scheduling. At the start and whenever a migration ends, the
/// moves that may start are started together: longest tail first, where a chain of moves that wait for one another counts
/// as one; the bandwidth that links have left is shared max-min fairly among them and each keeps its share until it ends.
/// <para>A destination must have room for a VM from the start of its migration, beside the VMs that have not yet left:
/// load + usage ≤ max(capacity, load at the plan's start) for every resource. This is stricter than needed for resources
/// that are not transient, and safe.</para>
/// <para>A move waits while its share would be below <see cref="PlanningLimits.MinimumBandwidthShare"/> of what its route
/// can give. Pre-copy and hybrid wait for 75 %: on a shared link they are faster one after the other, because less is
/// written again; the other schemes fill the gaps.</para>
/// <para>Moves that wait in a circle are resolved by a detour of one of them over a spare host
/// (<see cref="PlannedMigration.IsBypass"/>), at most one detour per VM; where no host has room one of them is suspended
/// into the store (<see cref="PlanningProblem.StoreHost"/>) and resumed at its target. A circle without either is reported.
/// Rules on single moves (<see cref="PlanningProblem.Rules"/>) are kept, except that synchronised moves are refused by name.</para>
/// <para>Deterministic. Assumes that an estimate's time does not grow with the bandwidth.</para>
/// </summary>
public static class MigrationPlanner
{
    /// <summary>Makes a plan; every VM that has to move is in it or among its unplanned moves with the reason.</summary>
    /// <param name="problem">Where the VMs are and shall be, and the limits.</param>
    /// <param name="estimator">Predicts each migration at the bandwidth it gets; its scheme is the one that is planned.</param>
    /// <exception cref="ArgumentException">Counts or indices of the problem do not fit together, or a limit is out of range.</exception>
    /// <exception cref="InvalidInputException">Moves are to be synchronised, which list scheduling cannot keep.</exception>
    public static MigrationPlan Plan(PlanningProblem problem, IMigrationEstimator estimator)
    {
        Validate(problem);
        var withoutBypass = new HashSet<int>();
        while (true)
        {
            (MigrationPlan plan, IReadOnlyList<int> stranded) = new PlanningRun(problem, estimator, withoutBypass).Execute();
            if (stranded.Count == 0)
            {
                return plan;
            }

            withoutBypass.UnionWith(stranded);
        }
    }

    private static void Validate(PlanningProblem problem)
    {
        int vms = problem.Vms.Length;
        int hosts = problem.Datacenter.Hosts.Length;
        if (problem.Usage.Length != vms || problem.Initial.VmCount != vms || problem.Target.VmCount != vms || problem.Capacity.Length != hosts)
        {
            throw new ArgumentException("Usage and assignments need one entry per VM, capacities one per host.", nameof(problem));
        }

        if (!OnHosts(problem.Initial, hosts) || !OnHosts(problem.Target, hosts))
        {
            throw new ArgumentException("Every VM needs a host of the datacenter, before and after.", nameof(problem));
        }

        if (problem.StoreHost is { } store && (store < 0 || store >= hosts || problem.Initial.HostOf.Contains(store) || problem.Target.HostOf.Contains(store)))
        {
            throw new ArgumentException("The store is a host that no VM is on, before and after.", nameof(problem));
        }

        if (problem.Rules.NamedVms.Any(vm => vm < 0 || vm >= vms))
        {
            throw new ArgumentException("Rules name VMs of the problem.", nameof(problem));
        }

        PlanningLimits limits = problem.Limits;
        if (limits.MaxConcurrentPerHost < 1 || limits.MaxConcurrent < 1 || limits.MinimumBandwidthShare is not (> 0 and <= 1))
        {
            throw new ArgumentException("Concurrency limits are at least 1, the bandwidth share is above 0 and at most 1.", nameof(problem));
        }
    }

    private static bool OnHosts(Assignment assignment, int hosts) => assignment.HostOf.All(h => h >= 0 && h < hosts);
}
