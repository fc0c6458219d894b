using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks minimum spread: counts the locations of the group.</summary>
public sealed class MinimumSpreadChecker : ConstraintChecker<MinimumSpreadConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(MinimumSpreadConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        var locations = new HashSet<int>();
        foreach (int vm in constraint.Vms)
        {
            locations.Add(constraint.LocationOfHost[assignment[vm]]);
        }

        int missing = constraint.Least - locations.Count;
        if (missing > 0)
        {
            yield return new ConstraintViolation("minimum spread", $"A group lacks {missing} locations.", missing, "locations");
        }
    }
}
