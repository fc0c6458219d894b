using System.Collections.Immutable;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement;

/// <summary>
/// The weighted sum to be minimised: Σ_h Σ_i w_i·f_i(CPU load of h) + Σ_h Σ_k w_k·u_k(all that h carries) + Σ_v Σ_j w_j·g_j(v,
/// host of v) + Σ_l moves of the group that moves most. Because each term belongs to one host, one VM or one group, the change by
/// a move is exact from what it touches.
/// </summary>
public sealed record Objective
{
    /// <summary>An objective without terms.</summary>
    public static Objective Nothing { get; } = new();

    /// <summary>Terms over hosts with their weights.</summary>
    public ImmutableArray<(IHostCostTerm Term, double Weight)> HostTerms { get; init; } = [];

    /// <summary>Terms over moves with their weights.</summary>
    public ImmutableArray<(IMoveCostTerm Term, double Weight)> MoveTerms { get; init; } = [];

    /// <summary>Terms over all that a host carries, with their weights: whole numbers, at least 0.</summary>
    public ImmutableArray<(IHostUsageTerm Term, long Weight)> UsageTerms { get; init; } = [];

    /// <summary>Terms over the moves of groups; each has its weight itself.</summary>
    public ImmutableArray<GroupMoveTerm> GroupTerms { get; init; } = [];

    /// <summary>Rejects terms whose data do not fit a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">The data do not fit.</exception>
    public void Validate(PlacementProblem problem)
    {
        foreach ((IMoveCostTerm term, _) in MoveTerms)
        {
            term.Validate(problem);
        }

        foreach ((IHostUsageTerm term, _) in UsageTerms)
        {
            term.Validate(problem);
        }

        foreach (GroupMoveTerm term in GroupTerms)
        {
            term.Validate(problem);
        }
    }

    /// <summary>The hinges of a host, weights included.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="host">Index of the host.</param>
    public ImmutableArray<UsageHinge> HingesOf(PlacementProblem problem, int host) =>
    [
        .. UsageTerms.SelectMany(t => t.Term.HingesOf(problem, host).Select(h => h with { Weight = checked(h.Weight * t.Weight) })),
    ];

    /// <summary>The weighted sum of all host terms for each host; hosts that cost alike share one instance.</summary>
    /// <param name="problem">The problem.</param>
    public ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem)
    {
        LoadCurve[] sums = [.. Enumerable.Repeat(LoadCurve.Zero, problem.HostCount)];
        foreach ((IHostCostTerm term, double weight) in HostTerms)
        {
            ImmutableArray<LoadCurve> curves = term.CurvesOf(problem);
            var known = new Dictionary<(LoadCurve Sum, LoadCurve Added), LoadCurve>();
            for (int host = 0; host < sums.Length; host++)
            {
                (LoadCurve, LoadCurve) key = (sums[host], curves[host]);
                if (!known.TryGetValue(key, out LoadCurve? sum))
                {
                    known[key] = sum = sums[host].Plus(curves[host], weight);
                }

                sums[host] = sum;
            }
        }

        return [.. sums];
    }

    /// <summary>The weighted sum of all move terms for one VM on one host.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    public double MoveCost(PlacementProblem problem, int vm, int host)
    {
        double cost = 0;
        foreach ((IMoveCostTerm term, double weight) in MoveTerms)
        {
            cost += weight * term.Cost(problem, vm, host);
        }

        return cost;
    }

    /// <summary>The weighted cost of an assignment, computed from nothing, by term. VMs on no host count nothing.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment.</param>
    public ImmutableArray<(string Term, double Cost)> CostByTerm(PlacementProblem problem, Assignment assignment)
    {
        int resources = problem.Resources.Count;
        long[] used = new long[problem.HostCount * resources];
        int[] placed = [.. Enumerable.Range(0, problem.VmCount).Where(vm => assignment[vm] != Assignment.Unplaced)];
        foreach (int vm in placed)
        {
            for (int r = 0; r < resources; r++)
            {
                used[(assignment[vm] * resources) + r] += problem.Usage[vm][r];
            }
        }

        int[] hosts = [.. Enumerable.Range(0, problem.HostCount)];
        double CostOf(IHostUsageTerm term, int host) => term.HingesOf(problem, host).Sum(h => h.At(used.AsSpan(host * resources, resources)));

        return
        [
            .. HostTerms.Select(t => (t.Term.Name, t.Weight * hosts.Zip(t.Term.CurvesOf(problem), (h, curve) => curve.At(used[h * resources])).Sum())),
            .. UsageTerms.Select(t => (t.Term.Name, t.Weight * hosts.Sum(h => CostOf(t.Term, h)))),
            .. MoveTerms.Select(t => (t.Term.Name, t.Weight * placed.Sum(vm => t.Term.Cost(problem, vm, assignment[vm])))),
            .. GroupTerms.Select(t => (t.Name, (double)t.Cost(problem, assignment))),
        ];
    }

    /// <summary>The weighted cost of an assignment, computed from nothing.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment.</param>
    public double Cost(PlacementProblem problem, Assignment assignment) => CostByTerm(problem, assignment).Sum(t => t.Cost);
}
