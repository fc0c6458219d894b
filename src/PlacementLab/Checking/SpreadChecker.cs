using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks spread: no host holds two VMs of the group, unless it held as many of them at first and that is tolerated.</summary>
public sealed class SpreadChecker : ConstraintChecker<SpreadConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(SpreadConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        var now = new SortedDictionary<int, int>();
        var before = new SortedDictionary<int, int>();
        foreach (int vm in constraint.Vms)
        {
            now[assignment[vm]] = now.GetValueOrDefault(assignment[vm]) + 1;
            before[problem.Initial[vm]] = before.GetValueOrDefault(problem.Initial[vm]) + 1;
        }

        foreach ((int host, int count) in now)
        {
            int tolerated = constraint.IsStrict ? 1 : Math.Max(1, before.GetValueOrDefault(host));
            if (count > tolerated)
            {
                int excess = count - tolerated;
                yield return new ConstraintViolation("spread", $"Host {host} holds {count} VMs of a group, {excess} too many.", excess, "VMs");
            }
        }
    }
}
