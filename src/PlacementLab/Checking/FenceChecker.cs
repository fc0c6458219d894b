using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks fence: a fenced VM is inside its fence, or has not moved where that is tolerated.</summary>
public sealed class FenceChecker : ConstraintChecker<FenceConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(FenceConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> inside = [.. constraint.Hosts];
        foreach (int vm in constraint.Vms)
        {
            int host = assignment[vm];
            bool isTolerated = host == problem.Initial[vm] && !constraint.IsStrict;
            if (!isTolerated && !inside.Contains(host))
            {
                yield return new ConstraintViolation("fence", $"VM {vm} is on host {host}, which its fence leaves out.", 1, "VMs");
            }
        }
    }
}
