using System.Collections.Immutable;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>
/// Splits a problem into parts that can be solved side by side: a part has some hosts and the VMs on them. What constraints speak of
/// together is in one part where they cannot be split; VMs on no host go to the part that has most room for what it must take.
/// </summary>
internal static class Partition
{
    /// <summary>The parts, each with its hosts and VMs in index order.</summary>
    public static ImmutableArray<(int[] Hosts, int[] Vms)> Of(PlacementProblem problem, int hostsPerPart)
    {
        var sets = new DisjointSets(problem.HostCount + problem.VmCount);
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            if (problem.Initial[vm] != Assignment.Unplaced)
            {
                sets.Merge(problem.Initial[vm], problem.HostCount + vm);
            }
        }

        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            Tie(problem, constraint, sets);
        }

        int[] partOf = PartsOfHosts(problem, sets, hostsPerPart, out int count);
        PlaceHomeless(problem, sets, partOf, count);
        ILookup<int, int> hosts = Enumerable.Range(0, problem.HostCount).ToLookup(h => partOf[h]);
        ILookup<int, int> vms = Enumerable.Range(0, problem.VmCount).ToLookup(v => partOf[problem.HostCount + v]);
        return [.. Enumerable.Range(0, count).Select(p => (hosts[p].ToArray(), vms[p].ToArray()))];
    }

    // Constraints of single hosts and VMs, and those that only keep VMs apart on a host, can be split; the others tie.
    private static void Tie(PlacementProblem problem, IPlacementConstraint constraint, DisjointSets sets)
    {
        IEnumerable<int> Vms(IEnumerable<int> vms) => vms.Select(v => problem.HostCount + v);
        switch (constraint)
        {
            case CapacityConstraint or OverbookConstraint or PreserveConstraint or QuarantineConstraint or LonelyConstraint or SplitConstraint
                or SpreadConstraint or BanConstraint or OfflineConstraint or OnlineConstraint or RootConstraint or DowntimeSlaConstraint:
                break;
            case FenceConstraint fence:
                // Of a VM that is inside already only the hosts of its part matter.
                int[] outside = [.. fence.Vms.Where(v => !fence.Hosts.Contains(problem.Initial[v]))];
                sets.Merge(outside.Length == 0 ? [] : [.. Vms(outside), .. fence.Hosts]);
                break;
            case GatherConstraint gather:
                sets.Merge(Vms(gather.Vms));
                break;
            case AmongConstraint among:
                sets.Merge([.. Vms(among.Vms), .. among.Parts.SelectMany(p => p)]);
                break;
            case SplitAmongConstraint split:
                sets.Merge([.. Vms(split.Groups.SelectMany(g => g)), .. split.Parts.SelectMany(p => p)]);
                break;
            case MinimumSpreadConstraint spread:
                sets.Merge(Vms(spread.Vms));
                break;
            case MaxOnlineConstraint most:
                sets.Merge(most.Hosts);
                break;
            case RunningCapacityConstraint most:
                sets.Merge(most.Hosts);
                break;
            case ResourceCapacityConstraint most:
                sets.Merge(most.Hosts);
                break;
            case ZoneSpreadConstraint zones:
                sets.Merge([.. Vms(zones.Vms)]);
                TieParts(zones.ZoneOfHost, sets);
                break;
            case DependencyConstraint dependency:
                sets.Merge([.. Vms(dependency.Dependents), .. Vms(dependency.Needed)]);
                TieParts(dependency.NeighbourhoodOfHost, sets);
                break;
            default:
                sets.Merge(Enumerable.Range(0, problem.HostCount + problem.VmCount));
                break;
        }
    }

    private static void TieParts(ImmutableArray<int> partOf, DisjointSets sets)
    {
        foreach (IGrouping<int, int> hosts in Enumerable.Range(0, partOf.Length).GroupBy(h => partOf[h]))
        {
            sets.Merge(hosts);
        }
    }

    private static int[] PartsOfHosts(PlacementProblem problem, DisjointSets sets, int hostsPerPart, out int count)
    {
        int[] partOf = new int[problem.HostCount + problem.VmCount];
        Array.Fill(partOf, -1);
        int[][] components = [.. Enumerable.Range(0, problem.HostCount).GroupBy(sets.RootOf).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.ToArray())];
        count = Math.Clamp(problem.HostCount / hostsPerPart, 1, components.Length);
        var smallest = new PriorityQueue<int, (int Hosts, int Part)>(Enumerable.Range(0, count).Select(p => (p, (0, p))));
        foreach (int[] component in components)
        {
            _ = smallest.TryDequeue(out int part, out (int Hosts, int Part) size);
            foreach (int host in component)
            {
                partOf[host] = part;
            }

            smallest.Enqueue(part, (size.Hosts + component.Length, part));
        }

        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            // The least member of a set that has a host is a host.
            int root = sets.RootOf(problem.HostCount + vm);
            partOf[problem.HostCount + vm] = root < problem.HostCount ? partOf[root] : -1;
        }

        return partOf;
    }

    // Sets without a host, the largest first, each where most is left of what is scarcest there.
    private static void PlaceHomeless(PlacementProblem problem, DisjointSets sets, int[] partOf, int count)
    {
        int resources = problem.Resources.Count;
        double[,] offered = new double[count, resources];
        double[,] used = new double[count, resources];
        for (int host = 0; host < problem.HostCount; host++)
        {
            Add(offered, partOf[host], problem.Capacity[host]);
        }

        var homeless = new SortedDictionary<int, List<int>>();
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            if (partOf[problem.HostCount + vm] is var part && part >= 0)
            {
                Add(used, part, problem.Usage[vm]);
            }
            else if (sets.RootOf(problem.HostCount + vm) is var root)
            {
                (homeless.TryGetValue(root, out List<int>? members) ? members : homeless[root] = []).Add(vm);
            }
        }

        var emptiest = new PriorityQueue<int, (double Fullness, int Part)>();
        double FullnessOf(int part) => Enumerable.Range(0, resources).Max(r => used[part, r] / Math.Max(1, offered[part, r]));
        emptiest.EnqueueRange(Enumerable.Range(0, count).Select(p => (p, (FullnessOf(p), p))));
        foreach (List<int> members in homeless.Values.OrderByDescending(m => m.Count).ThenBy(m => m[0]))
        {
            int part = emptiest.Dequeue();
            foreach (int vm in members)
            {
                partOf[problem.HostCount + vm] = part;
                Add(used, part, problem.Usage[vm]);
            }

            emptiest.Enqueue(part, (FullnessOf(part), part));
        }

        void Add(double[,] sums, int part, Infrastructure.ResourceVector amounts)
        {
            for (int r = 0; r < resources; r++)
            {
                sums[part, r] += amounts[r];
            }
        }
    }
}
