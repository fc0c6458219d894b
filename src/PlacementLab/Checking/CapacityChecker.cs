using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>
/// Checks capacity: sums up every host anew and compares with what it offers (of CPU as many times as may be booked), or carried
/// at first if that was more and is tolerated; not of what an overbook constraint covers.
/// </summary>
public sealed class CapacityChecker : ConstraintChecker<CapacityConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(CapacityConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        for (int resource = 0; resource < problem.Resources.Count; resource++)
        {
            long[] before = new long[problem.HostCount];
            long[] after = new long[problem.HostCount];
            for (int vm = 0; vm < problem.VmCount; vm++)
            {
                int home = problem.Initial[vm];
                after[assignment[vm]] += problem.Usage[vm][resource];
                if (home >= 0)
                {
                    before[home] += problem.Usage[vm][resource];
                    bool usesBoth = constraint.CountsTransient && problem.Resources.Resources[resource].IsTransient && home != assignment[vm];
                    after[home] += usesBoth ? problem.Usage[vm][resource] : 0;
                }
            }

            HashSet<int> covered =
            [
                .. problem.Constraints.OfType<OverbookConstraint>().Where(o => o.Resource == resource).SelectMany(o => o.Hosts),
            ];
            foreach (int host in Enumerable.Range(0, after.Length).Where(h => !covered.Contains(h)))
            {
                bool overbooks = resource == ResourceSpace.Cpu && constraint.CpuOverbooking != 1;
                long offered = problem.Capacity[host][resource];
                long limit = overbooks ? (long)Math.Floor(offered * constraint.CpuOverbooking) : offered;
                long excess = constraint.IsStrict ? after[host] - limit : Math.Min(after[host] - limit, after[host] - before[host]);
                if (excess > 0)
                {
                    string name = problem.Resources.Resources[resource].Name;
                    string unit = problem.Resources.Resources[resource].Unit;
                    yield return new ConstraintViolation("capacity", $"Host {host}: {name} exceeds its limit by {excess} {unit}.", excess, unit);
                }
            }
        }
    }
}
