using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>
/// The weighted sum to be minimised: Σ_h Σ_i w_i·f_i(load of h) + Σ_v Σ_j w_j·g_j(v, host of v). Because each term belongs to
/// one host or one VM, the change by a move is exact from the hosts and VMs it touches.
/// </summary>
public sealed record Objective
{
    /// <summary>An objective without terms.</summary>
    public static Objective Nothing { get; } = new();

    /// <summary>Terms over hosts with their weights.</summary>
    public ImmutableArray<(IHostCostTerm Term, double Weight)> HostTerms { get; init; } = [];

    /// <summary>Terms over moves with their weights.</summary>
    public ImmutableArray<(IMoveCostTerm Term, double Weight)> MoveTerms { get; init; } = [];

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
        long[] loadMips = new long[problem.HostCount];
        int[] placed = [.. Enumerable.Range(0, problem.VmCount).Where(vm => assignment[vm] != Assignment.Unplaced)];
        foreach (int vm in placed)
        {
            loadMips[assignment[vm]] += problem.Usage[vm].CpuMips;
        }

        return
        [
            .. HostTerms.Select(t => (t.Term.Name, t.Weight * t.Term.CurvesOf(problem).Zip(loadMips, (curve, load) => curve.At(load)).Sum())),
            .. MoveTerms.Select(t => (t.Term.Name, t.Weight * placed.Sum(vm => t.Term.Cost(problem, vm, assignment[vm])))),
        ];
    }

    /// <summary>The weighted cost of an assignment, computed from nothing.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment.</param>
    public double Cost(PlacementProblem problem, Assignment assignment) => CostByTerm(problem, assignment).Sum(t => t.Cost);
}
