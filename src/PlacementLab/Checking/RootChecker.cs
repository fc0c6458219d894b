using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks root: a pinned VM that had a host is still on it.</summary>
public sealed class RootChecker : ConstraintChecker<RootConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(RootConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        foreach (int vm in constraint.Vms)
        {
            if (problem.Initial[vm] >= 0 && assignment[vm] != problem.Initial[vm])
            {
                yield return new ConstraintViolation("root", $"VM {vm} is pinned and moved to host {assignment[vm]}.", 1, "VMs");
            }
        }
    }
}
