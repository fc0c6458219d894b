using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks ban: no banned VM is on a host it is banned from.</summary>
public sealed class BanChecker : ConstraintChecker<BanConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(BanConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> banned = [.. constraint.Hosts];
        foreach (int vm in constraint.Vms)
        {
            if (banned.Contains(assignment[vm]))
            {
                yield return new ConstraintViolation("ban", $"VM {vm} is banned from host {assignment[vm]} and is on it.", 1, "VMs");
            }
        }
    }
}
