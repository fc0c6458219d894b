using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks split: pairs of groups have no host in common; a host that n groups share counts n − 1.</summary>
public sealed class SplitChecker : ConstraintChecker<SplitConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(SplitConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        SortedSet<int>[] hosts = [.. constraint.Groups.Select(g => new SortedSet<int>(g.Select(vm => assignment[vm])))];
        foreach (int host in hosts.SelectMany(h => h).Distinct().Order())
        {
            int groups = hosts.Count(h => h.Contains(host));
            if (groups > 1)
            {
                yield return new ConstraintViolation("split", $"Host {host} is shared by {groups} groups to be split.", groups - 1, "groups");
            }
        }
    }
}
