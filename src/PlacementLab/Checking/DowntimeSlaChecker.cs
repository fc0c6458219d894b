using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks the downtime SLA: no VM moves whose predicted downtime is above its limit.</summary>
public sealed class DowntimeSlaChecker : ConstraintChecker<DowntimeSlaConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(
        DowntimeSlaConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            TimeSpan excess = constraint.PredictedDowntime[vm] - constraint.Limit[vm];
            bool migrates = problem.Initial[vm] >= 0 && problem.Initial[vm] != assignment[vm];
            if (migrates && excess > TimeSpan.Zero)
            {
                yield return new ConstraintViolation(
                    "downtime SLA", $"VM {vm} would be down {excess.TotalSeconds} s longer than its limit.", excess.TotalSeconds, "s");
            }
        }
    }
}
