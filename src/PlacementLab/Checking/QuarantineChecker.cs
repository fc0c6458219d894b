using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks quarantine: hosts in quarantine carry exactly the VMs they carried at first.</summary>
public sealed class QuarantineChecker : ConstraintChecker<QuarantineConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(QuarantineConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> closed = [.. constraint.Hosts];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            (int from, int to) = (problem.Initial[vm], assignment[vm]);
            if (from != to && (closed.Contains(from) || closed.Contains(to)))
            {
                int host = closed.Contains(from) ? from : to;
                yield return new ConstraintViolation("quarantine", $"VM {vm} crossed the border of host {host}.", 1, "VMs");
            }
        }
    }
}
