using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks gather: the whole group is where its largest share is.</summary>
public sealed class GatherChecker : ConstraintChecker<GatherConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(GatherConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        var countOn = new SortedDictionary<int, int>();
        foreach (int vm in constraint.Vms)
        {
            countOn[assignment[vm]] = countOn.GetValueOrDefault(assignment[vm]) + 1;
        }

        int apart = constraint.Vms.Length - countOn.Values.Append(0).Max();
        if (apart > 0)
        {
            string hosts = string.Join(", ", countOn.Keys);
            yield return new ConstraintViolation("gather", $"A group is spread over hosts {hosts}: {apart} VMs are not with the most.", apart, "VMs");
        }
    }
}
