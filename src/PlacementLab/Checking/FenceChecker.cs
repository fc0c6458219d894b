using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks fence: a fenced VM is inside its fence, or has not moved.</summary>
public sealed class FenceChecker : ConstraintChecker<FenceConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(FenceConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        foreach (int vm in constraint.Vms)
        {
            int host = assignment[vm];
            if (host != problem.Initial[vm] && constraint.Hosts.IndexOf(host) < 0)
            {
                yield return new ConstraintViolation("fence", $"VM {vm} moved to host {host}, which its fence leaves out.", 1, "VMs");
            }
        }
    }
}
