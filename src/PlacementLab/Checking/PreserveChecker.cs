using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks preserve: where one of its VMs is, what all VMs of the host are to be given fits the host's limit.</summary>
public sealed class PreserveChecker : ConstraintChecker<PreserveConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(PreserveConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        int resource = constraint.Resource;
        long[] ofVm = Wanted(problem, resource);
        long[] wanted = new long[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            wanted[assignment[vm]] += ofVm[vm];
        }

        double[] ratios = Ratios(problem, resource);
        foreach (int host in new SortedSet<int>(constraint.Vms.Select(vm => assignment[vm])))
        {
            long capacity = problem.Capacity[host][resource];
            long lacking = wanted[host] - (ratios[host] == 1 ? capacity : (long)Math.Floor(capacity * ratios[host]));
            if (lacking > 0)
            {
                string unit = problem.Resources.Resources[resource].Unit;
                yield return new ConstraintViolation("preserve", $"Host {host} lacks {lacking} {unit} for what is to be preserved.", lacking, unit);
            }
        }
    }

    private static long[] Wanted(PlacementProblem problem, int resource)
    {
        long[] wanted = [.. problem.Usage.Select(u => u[resource])];
        foreach (PreserveConstraint preserve in problem.Constraints.OfType<PreserveConstraint>().Where(p => p.Resource == resource))
        {
            foreach ((int vm, long amount) in preserve.Vms.Zip(preserve.Amounts))
            {
                wanted[vm] = Math.Max(wanted[vm], amount);
            }
        }

        return wanted;
    }

    // How many times each host may be booked: by overbook constraints, else by capacity constraints, else once.
    private static double[] Ratios(PlacementProblem problem, int resource)
    {
        double booked = problem.Constraints.OfType<CapacityConstraint>()
            .Select(c => resource == ResourceSpace.Cpu ? c.CpuOverbooking : 1).DefaultIfEmpty(1).Min();
        double?[] overbooked = new double?[problem.HostCount];
        foreach (OverbookConstraint overbook in problem.Constraints.OfType<OverbookConstraint>().Where(o => o.Resource == resource))
        {
            foreach (int host in overbook.Hosts)
            {
                overbooked[host] = Math.Min(overbook.Ratio, overbooked[host] ?? overbook.Ratio);
            }
        }

        return [.. overbooked.Select(o => o ?? booked)];
    }
}
