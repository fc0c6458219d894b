using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks split among: every group is in one part, and no part has two groups.</summary>
public sealed class SplitAmongChecker : ConstraintChecker<SplitAmongConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(SplitAmongConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        int[,] count = new int[constraint.Groups.Length, constraint.Parts.Length + 1];
        for (int group = 0; group < constraint.Groups.Length; group++)
        {
            foreach (int vm in constraint.Groups[group])
            {
                int part = PartOf(constraint, assignment[vm]);
                count[group, part]++;
                if (part == constraint.Parts.Length)
                {
                    yield return new ConstraintViolation("split among", $"VM {vm} on host {assignment[vm]} is outside all parts.", 1, "VMs");
                }
            }

            int[] inside = [.. Enumerable.Range(0, constraint.Parts.Length).Select(part => count[group, part])];
            int apart = inside.Sum() - inside.Append(0).Max();
            if (apart > 0)
            {
                yield return new ConstraintViolation("split among", $"Group {group}: {apart} VMs are not in the part of the most.", apart, "VMs");
            }
        }

        for (int part = 0; part < constraint.Parts.Length; part++)
        {
            int groups = Enumerable.Range(0, constraint.Groups.Length).Count(group => count[group, part] > 0);
            if (groups > 1)
            {
                yield return new ConstraintViolation("split among", $"Part {part} has {groups} groups in it.", groups - 1, "groups");
            }
        }
    }

    private static int PartOf(SplitAmongConstraint constraint, int host)
    {
        int part = 0;
        while (part < constraint.Parts.Length && !constraint.Parts[part].Contains(host))
        {
            part++;
        }

        return part;
    }
}
