using System.Collections.Immutable;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// Takes as few VMs as possible off their hosts so that every VM left may stay: first those that have to leave so that groups which
/// belong together can meet where most of them are, then host by host. Of the VMs of a host that may not stay together the one
/// leaves after which the fewest of them are left, of equals the largest; where one is enough, the one that is cheapest to move and
/// the smallest.
/// </summary>
internal sealed class Evictions(SearchState state, double[] share)
{
    /// <summary>Takes VMs off until all that are left may stay.</summary>
    public void Run()
    {
        foreach (IPlacementConstraint constraint in state.Problem.Constraints)
        {
            Part(constraint);
        }

        // Taking a VM off a host can make a VM on another one leave (dependency), so it goes on until nothing changes.
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int host = 0; host < state.Problem.HostCount; host++)
            {
                changed |= Clear(host);
            }
        }
    }

    // Members that are not where most of them are.
    private void Part(IPlacementConstraint constraint)
    {
        switch (constraint)
        {
            case GatherConstraint gather:
                LeaveAllBut(gather.Vms, host => host, []);
                break;
            case AmongConstraint among:
                LeaveAllBut(among.Vms, PartsOf(among.Parts), []);
                break;
            case SplitAmongConstraint split:
                Func<int, int> partOf = PartsOf(split.Parts);
                var taken = new HashSet<int>();
                foreach (IReadOnlyList<int> group in split.Groups.OrderByDescending(g => g.Length))
                {
                    LeaveAllBut(group, partOf, taken);
                }

                break;
        }
    }

    private void LeaveAllBut(IReadOnlyList<int> vms, Func<int, int> partOf, HashSet<int> taken)
    {
        int[] placed = [.. vms.Where(v => state.HostOf(v) != Assignment.Unplaced)];
        int most = placed.GroupBy(v => partOf(state.HostOf(v))).Where(g => g.Key >= 0 && !taken.Contains(g.Key))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault(-1);
        taken.Add(most);
        foreach (int vm in placed.Where(v => partOf(state.HostOf(v)) != most))
        {
            state.Move(vm, Assignment.Unplaced);
        }
    }

    private static Func<int, int> PartsOf(ImmutableArray<ImmutableArray<int>> parts)
    {
        Dictionary<int, int> partOf = parts.SelectMany((hosts, part) => hosts.Select(h => (h, part))).DistinctBy(p => p.h).ToDictionary(p => p.h, p => p.part);
        return host => partOf.GetValueOrDefault(host, -1);
    }

    private bool Clear(int host)
    {
        List<int> unwanted = Unwanted(host);
        bool changed = unwanted.Count > 0;
        while (unwanted.Count > 0)
        {
            state.Move(Leaving(host, unwanted), Assignment.Unplaced);
            unwanted = Unwanted(host);
        }

        return changed;
    }

    private List<int> Unwanted(int host)
    {
        var unwanted = new List<int>();
        foreach (int vm in state.VmsOn(host))
        {
            if (!state.Allows(vm, host))
            {
                unwanted.Add(vm);
            }
        }

        unwanted.Sort();
        return unwanted;
    }

    private int Leaving(int host, List<int> unwanted)
    {
        (int best, (int Left, double Cost, double Share) least) = (unwanted[0], (int.MaxValue, 0, 0));
        foreach (int vm in unwanted)
        {
            state.Move(vm, Assignment.Unplaced);
            int left = Unwanted(host).Count;
            state.Move(vm, host);
            double cost = left == 0 ? CostOfMoving(vm, host) : 0;
            (int, double, double) found = (left, cost, left == 0 ? share[vm] : -share[vm]);
            if (found.CompareTo(least) < 0)
            {
                (best, least) = (vm, found);
            }
        }

        return best;
    }

    private double CostOfMoving(int vm, int host)
    {
        int elsewhere = host == 0 ? state.Problem.HostCount - 1 : 0;
        return state.Problem.Objective.MoveCost(state.Problem, vm, elsewhere) - state.Problem.Objective.MoveCost(state.Problem, vm, host);
    }
}
