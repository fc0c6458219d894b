using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks online: every host carries a VM.</summary>
public sealed class OnlineChecker : ConstraintChecker<OnlineConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(OnlineConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        int[] vms = new int[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            vms[assignment[vm]]++;
        }

        foreach (int host in constraint.Hosts)
        {
            if (vms[host] == 0)
            {
                yield return new ConstraintViolation("online", $"Host {host} is off.", 1, "hosts");
            }
        }
    }
}
