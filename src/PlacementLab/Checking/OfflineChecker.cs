using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks offline: no VM is on a host that is to be drained.</summary>
public sealed class OfflineChecker : ConstraintChecker<OfflineConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(OfflineConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        foreach (int host in constraint.Hosts)
        {
            for (int vm = 0; vm < problem.VmCount; vm++)
            {
                if (assignment[vm] == host)
                {
                    yield return new ConstraintViolation("offline", $"Host {host} is to be drained and still holds VM {vm}.", 1, "VMs");
                }
            }
        }
    }
}
