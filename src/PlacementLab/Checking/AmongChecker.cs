using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks among: every VM of the group is in a part, and in that of the others.</summary>
public sealed class AmongChecker : ConstraintChecker<AmongConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(AmongConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        int[] countIn = new int[constraint.Parts.Length];
        foreach (int vm in constraint.Vms)
        {
            int part = 0;
            while (part < countIn.Length && !constraint.Parts[part].Contains(assignment[vm]))
            {
                part++;
            }

            if (part == countIn.Length)
            {
                yield return new ConstraintViolation("among", $"VM {vm} on host {assignment[vm]} is outside all parts.", 1, "VMs");
            }
            else
            {
                countIn[part]++;
            }
        }

        int apart = countIn.Sum() - countIn.Append(0).Max();
        if (apart > 0)
        {
            yield return new ConstraintViolation("among", $"A group is in several parts: {apart} VMs are not with the most.", apart, "VMs");
        }
    }
}
