using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks running capacity: counts the VMs on the hosts.</summary>
public sealed class RunningCapacityChecker : ConstraintChecker<RunningCapacityConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(RunningCapacityConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> hosts = [.. constraint.Hosts];
        int excess = -constraint.Most;
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            excess += hosts.Contains(assignment[vm]) ? 1 : 0;
        }

        if (excess > 0)
        {
            yield return new ConstraintViolation("running capacity", $"{hosts.Count} hosts carry {excess} VMs too many.", excess, "VMs");
        }
    }
}
