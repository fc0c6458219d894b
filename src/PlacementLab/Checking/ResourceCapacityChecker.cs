using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks resource capacity: sums up what the VMs on the hosts use.</summary>
public sealed class ResourceCapacityChecker : ConstraintChecker<ResourceCapacityConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(ResourceCapacityConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> hosts = [.. constraint.Hosts];
        long excess = -constraint.Most;
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            excess += hosts.Contains(assignment[vm]) ? problem.Usage[vm][constraint.Resource] : 0;
        }

        if (excess > 0)
        {
            string unit = problem.Resources.Resources[constraint.Resource].Unit;
            yield return new ConstraintViolation("resource capacity", $"{hosts.Count} hosts carry {excess} {unit} too many.", excess, unit);
        }
    }
}
