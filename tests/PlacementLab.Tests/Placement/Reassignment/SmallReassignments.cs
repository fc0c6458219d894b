using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Tests.Placement.Reassignment;

/// <summary>Small random reassignment problems with a feasible start and every kind of constraint and term of the challenge.</summary>
internal static class SmallReassignments
{
    public static PlacementProblem Draw(int seed)
    {
        var random = new Random(seed);
        (int hosts, int vms, int groups, int resources) = (4 + random.Next(4), 8 + random.Next(10), 5 + random.Next(4), 1 + random.Next(5));
        ImmutableArray<int> locations = [.. Enumerable.Range(0, hosts).Select(h => h % 3)];
        ImmutableArray<int> neighbourhoods = [.. Enumerable.Range(0, hosts).Select(h => h % 2)];
        int[] groupOf = [.. Enumerable.Range(0, vms).Select(vm => vm % groups)];
        int[] start = [.. Enumerable.Range(0, vms).Select(vm => ((vm / groups) + (3 * (vm % groups))) % hosts)];
        int[][] members = [.. Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, vms).Where(vm => groupOf[vm] == g).ToArray())];
        long[][] usage = [.. Enumerable.Range(0, vms).Select(_ => Draws(random, resources, 30))];
        long[][] capacity = [.. Enumerable.Range(0, hosts).Select(h => Enumerable.Range(0, resources).Select(r => Used(h, r) + random.Next(60)).ToArray())];
        return new PlacementProblem
        {
            Datacenter = AbstractFleet.Hosts(hosts, "host"),
            Vms = AbstractFleet.Vms(vms, "vm"),
            Resources = ResourceSpace.Of([.. Enumerable.Range(0, resources).Select(r => new Resource($"r{r}", "units", random.Next(2) == 0))]),
            Usage = [.. usage.Select(u => new ResourceVector(u))],
            Capacity = [.. capacity.Select(c => new ResourceVector(c))],
            Initial = new Assignment([.. start]),
            Constraints = [new CapacityConstraint { CountsTransient = true, IsStrict = true }, .. Enumerable.Range(0, groups).SelectMany(Constraints)],
            Objective = new Objective
            {
                UsageTerms =
                [
                    (new SafetyCapacityTerm([.. capacity.Select(c => new ResourceVector([.. c.Select(x => (long)random.Next((int)x + 20))]))], [.. Draws(random, resources, 20)]), 1),
                    (new FreeRatioTerm(0, resources - 1, random.Next(4), random.Next(5)), 1),
                ],
                MoveTerms =
                [
                    (new MigrationCostTerm(Draws(random, vms, 10).Select(c => (double)c)), random.Next(3)),
                    (new HostPairCostTerm([.. Draws(random, hosts * hosts, 5)]), random.Next(3)),
                ],
                GroupTerms = [new GroupMoveTerm([.. groupOf], random.Next(30))],
            },
        };

        long Used(int host, int resource) => Enumerable.Range(0, vms).Where(vm => start[vm] == host).Sum(vm => usage[vm][resource]);

        HashSet<int> In(int group, ImmutableArray<int> parts) => [.. members[group].Select(vm => parts[start[vm]])];

        IEnumerable<IPlacementConstraint> Constraints(int group)
        {
            if (group > 0)
            {
                yield return new SpreadConstraint(members[group]) { IsStrict = true };
            }

            yield return new MinimumSpreadConstraint(members[group], locations, random.Next(In(group, locations).Count + 1));
            foreach (int other in Enumerable.Range(0, groups).Where(o => o != group && random.Next(3) == 0))
            {
                if (In(group, neighbourhoods).IsSubsetOf(In(other, neighbourhoods)))
                {
                    yield return new DependencyConstraint(members[group], members[other], neighbourhoods);
                }
            }
        }
    }

    private static long[] Draws(Random random, int count, int most) => [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(most))];
}
