using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks max online: counts the hosts that carry a VM.</summary>
public sealed class MaxOnlineChecker : ConstraintChecker<MaxOnlineConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(MaxOnlineConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        bool[] isOn = new bool[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            isOn[assignment[vm]] = true;
        }

        int excess = constraint.Hosts.Count(host => isOn[host]) - constraint.Most;
        if (excess > 0)
        {
            yield return new ConstraintViolation("max online", $"{excess} hosts too many are on.", excess, "hosts");
        }
    }
}
