using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks overbook: sums up the hosts anew and compares with the multiple of what they offer, rounded down.</summary>
public sealed class OverbookChecker : ConstraintChecker<OverbookConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(OverbookConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        int resource = constraint.Resource;
        long[] left = [.. problem.Capacity.Select(c => (long)Math.Floor(c[resource] * constraint.Ratio))];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            left[assignment[vm]] -= problem.Usage[vm][resource];
        }

        foreach (int host in constraint.Hosts)
        {
            if (left[host] < 0)
            {
                string unit = problem.Resources.Resources[resource].Unit;
                string name = problem.Resources.Resources[resource].Name;
                yield return new ConstraintViolation("overbook", $"Host {host}: {name} is overbooked by {-left[host]} {unit}.", -left[host], unit);
            }
        }
    }
}
