using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks dependency: looks for a needed VM in the neighbourhood of every dependent.</summary>
public sealed class DependencyChecker : ConstraintChecker<DependencyConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(DependencyConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        var unserved = new SortedDictionary<int, int>();
        foreach (int vm in constraint.Dependents)
        {
            int neighbourhood = constraint.NeighbourhoodOfHost[assignment[vm]];
            if (!constraint.Needed.Any(other => constraint.NeighbourhoodOfHost[assignment[other]] == neighbourhood))
            {
                unserved[neighbourhood] = unserved.GetValueOrDefault(neighbourhood) + 1;
            }
        }

        foreach ((int neighbourhood, int count) in unserved)
        {
            yield return new ConstraintViolation("dependency", $"Neighbourhood {neighbourhood}: {count} VMs lack one they depend on.", count, "VMs");
        }
    }
}
