using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks zone spread: no zone has two VMs of the group.</summary>
public sealed class ZoneSpreadChecker : ConstraintChecker<ZoneSpreadConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(ZoneSpreadConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        var countIn = new SortedDictionary<int, int>();
        foreach (int vm in constraint.Vms)
        {
            int zone = constraint.ZoneOfHost[assignment[vm]];
            countIn[zone] = countIn.GetValueOrDefault(zone) + 1;
        }

        foreach ((int zone, int count) in countIn)
        {
            if (count > 1)
            {
                yield return new ConstraintViolation("zone spread", $"Zone {zone} has {count} VMs of a group.", count - 1, "VMs");
            }
        }
    }
}
