using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;

namespace PlacementLab.Tests.Placement.Reassignment;

/// <summary>Small random problems with a feasible start and every kind of constraint and term.</summary>
internal static class SmallReassignments
{
    public static ReassignmentProblem Draw(int seed)
    {
        var random = new Random(seed);
        (int hosts, int vms, int groups, int resources) = (4 + random.Next(4), 8 + random.Next(10), 5 + random.Next(4), 1 + random.Next(5));
        int[] locations = [.. Enumerable.Range(0, hosts).Select(h => 7 * (h % 3))];
        int[] neighbourhoods = [.. Enumerable.Range(0, hosts).Select(h => h % 2)];
        int[] groupOf = [.. Enumerable.Range(0, vms).Select(vm => vm % groups)];
        int[] start = [.. Enumerable.Range(0, vms).Select(vm => ((vm / groups) + (3 * (vm % groups))) % hosts)];
        long[] usage = [.. Enumerable.Range(0, vms * resources).Select(_ => (long)random.Next(30))];
        long[] capacity = [.. Enumerable.Range(0, hosts * resources).Select(i => Used(i / resources, i % resources) + random.Next(60))];
        return new ReassignmentProblem
        {
            Resources = [.. Enumerable.Range(0, resources).Select(r => new LoadResource($"r{r}", random.Next(20), random.Next(2) == 0))],
            LocationOf = [.. locations],
            NeighbourhoodOf = [.. neighbourhoods],
            Capacity = [.. capacity],
            SafetyCapacity = [.. capacity.Select(c => (long)random.Next((int)c + 20))],
            Groups = [.. Enumerable.Range(0, groups).Select(g => new VmGroup(random.Next(Places(g, locations) + 1), Needs(g)) { NeedsDistinctHosts = g > 0 })],
            GroupOf = [.. groupOf],
            Usage = [.. usage],
            MoveCost = [.. Enumerable.Range(0, vms).Select(_ => (long)random.Next(10))],
            Balances = random.Next(2) == 0 ? [] : [new BalanceGoal(0, resources - 1, random.Next(4), random.Next(5))],
            HostPairCost = random.Next(3) == 0 ? [] : [.. Enumerable.Range(0, hosts * hosts).Select(_ => (long)random.Next(5))],
            Weights = new MoveWeights(random.Next(3), random.Next(30), random.Next(3)),
            Initial = new Assignment([.. start]),
        };

        long Used(int host, int resource) => Enumerable.Range(0, vms).Where(vm => start[vm] == host).Sum(vm => usage[(vm * resources) + resource]);

        int Places(int group, int[] numbers) =>
            Enumerable.Range(0, vms).Where(vm => groupOf[vm] == group).Select(vm => numbers[start[vm]]).Distinct().Count();

        HashSet<int> In(int group) => [.. Enumerable.Range(0, vms).Where(vm => groupOf[vm] == group).Select(vm => neighbourhoods[start[vm]])];

        System.Collections.Immutable.ImmutableArray<int> Needs(int group) =>
            [.. Enumerable.Range(0, groups).Where(other => other != group && In(group).IsSubsetOf(In(other)) && random.Next(3) == 0)];
    }
}
