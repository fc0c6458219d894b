using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// A lower bound on what migrations cost: from each host at least so many VMs have to leave that the largest of them make room for
/// what capacity, preserve and overbook constraints ask, each at the cost of the cheapest on the host; and all have to leave a host
/// that is to be drained. The bound is the sum over the hosts.
/// </summary>
internal static class FewestMoves
{
    /// <summary>How results name it.</summary>
    public const string Name = "fewest moves";

    /// <summary>The bound; 0 where the objective has a weight below zero or a term that may have costs below zero.</summary>
    public static double Of(PlacementProblem problem)
    {
        Objective objective = problem.Objective;
        bool isKnown = objective.HostTerms.All(t => t.Weight >= 0 && t.Term is HostCountTerm or EnergyTerm or BalanceTerm or PredictedOverloadTerm)
            && objective.MoveTerms.All(t => t.Weight >= 0 && t.Term is MigrationCostTerm or HostPairCostTerm or FailureRiskTerm)
            && objective.UsageTerms.All(t => t.Weight >= 0 && t.Term is SafetyCapacityTerm or FreeRatioTerm);
        if (!isKnown || !objective.MoveTerms.Any(t => t.Term is MigrationCostTerm))
        {
            return 0;
        }

        bool[] isDrained = new bool[problem.HostCount];
        foreach (int host in problem.Constraints.OfType<OfflineConstraint>().SelectMany(c => c.Hosts))
        {
            isDrained[host] = true;
        }

        ILookup<int, int> vmsOn = Enumerable.Range(0, problem.VmCount).Where(v => problem.Initial[v] != Assignment.Unplaced).ToLookup(v => problem.Initial[v]);
        var limits = new Limits(problem);
        return vmsOn.Sum(host => Cheapest(problem, host, isDrained[host.Key] ? int.MaxValue : limits.LeastLeaving(host.Key, [.. host])));
    }

    private static double Cheapest(PlacementProblem problem, IEnumerable<int> vms, int count) => count == 0 ? 0 : vms.Select(vm => CostOf(problem, vm)).Order().Take(count).Sum();

    private static double CostOf(PlacementProblem problem, int vm) =>
        problem.Objective.MoveTerms.Sum(t => t.Term is MigrationCostTerm migration ? t.Weight * migration.CostByVm[vm] : 0);

    private sealed class Limits(PlacementProblem problem)
    {
        private readonly Allotment _allotment = new(problem);
        private readonly bool _isStrict = problem.Constraints.Any(c => c is CapacityConstraint { IsStrict: true });
        private readonly HashSet<int>?[] _preserved =
        [
            .. Enumerable.Range(0, problem.Resources.Count).Select(r => problem.Constraints.OfType<PreserveConstraint>().Where(p => p.Resource == r).SelectMany(p => p.Vms).ToHashSet()),
        ];

        /// <summary>At least so many of the VMs of a host have to leave.</summary>
        public int LeastLeaving(int host, int[] vms)
        {
            int least = 0;
            for (int r = 0; r < problem.Resources.Count; r++)
            {
                // Where capacity tolerates what was there at first, the others may stay once the VMs that preserve speaks of are gone.
                bool holds = _isStrict || _allotment.IsOverbooked(host, r);
                int preserved = vms.Count(v => _preserved[r]!.Contains(v));
                least = Math.Max(least, holds ? Leaving(host, vms, r) : preserved > 0 ? Math.Min(preserved, Leaving(host, vms, r)) : 0);
            }

            return least;
        }

        private int Leaving(int host, int[] vms, int resource)
        {
            Int128 excess = -(Int128)_allotment.LimitOf(host, resource);
            foreach (int vm in vms)
            {
                excess += _allotment.NeedOf(vm, resource);
            }

            int count = 0;
            foreach (long need in vms.Select(v => _allotment.NeedOf(v, resource)).OrderDescending().TakeWhile(_ => excess > 0))
            {
                excess -= need;
                count++;
            }

            return count;
        }
    }
}
