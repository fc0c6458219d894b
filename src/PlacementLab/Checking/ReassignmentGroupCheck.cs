using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;

namespace PlacementLab.Checking;

/// <summary>Checks what must hold of the groups of a reassignment problem: distinct hosts, spread and dependency.</summary>
internal static class ReassignmentGroupCheck
{
    public static IEnumerable<ConstraintViolation> Violations(ReassignmentProblem problem, Assignment assignment)
    {
        ILookup<int, int> hosts = Enumerable.Range(0, problem.VmCount).ToLookup(vm => problem.GroupOf[vm], vm => assignment[vm]);
        HashSet<int>[] neighbourhoods =
            [.. Enumerable.Range(0, problem.Groups.Length).Select(g => hosts[g].Select(h => problem.NeighbourhoodOf[h]).ToHashSet())];
        for (int group = 0; group < problem.Groups.Length; group++)
        {
            foreach (ConstraintViolation violation in Shared(problem, group, hosts).Concat(Narrow(problem, group, hosts)))
            {
                yield return violation;
            }

            foreach (ConstraintViolation violation in Missing(problem, group, neighbourhoods))
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<ConstraintViolation> Shared(ReassignmentProblem problem, int group, ILookup<int, int> hosts) =>
        problem.Groups[group].NeedsDistinctHosts
            ? hosts[group].GroupBy(h => h).Where(h => h.Count() > 1).OrderBy(h => h.Key).Select(h => new ConstraintViolation(
                "distinct hosts", $"Host {h.Key} holds {h.Count()} VMs of group {group}, which must be on distinct hosts.", h.Count() - 1, "VMs"))
            : [];

    private static IEnumerable<ConstraintViolation> Narrow(ReassignmentProblem problem, int group, ILookup<int, int> hosts)
    {
        int found = hosts[group].Select(h => problem.LocationOf[h]).Distinct().Count();
        int wanted = problem.Groups[group].MinimumSpread;
        return found >= wanted
            ? []
            : [new ConstraintViolation("spread", $"Group {group} is spread over {found} locations, at least {wanted} are needed.", wanted - found, "locations")];
    }

    private static IEnumerable<ConstraintViolation> Missing(ReassignmentProblem problem, int group, HashSet<int>[] neighbourhoods) =>
        from needed in problem.Groups[@group].DependsOn
        let without = neighbourhoods[@group].Where(n => !neighbourhoods[needed].Contains(n)).Order().ToArray()
        where without.Length > 0
        select new ConstraintViolation(
            "dependency", $"Group {@group} depends on group {needed}, which has no VM in its neighbourhood {string.Join(", ", without)}.",
            without.Length, "neighbourhoods");
}
