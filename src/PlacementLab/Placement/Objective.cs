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

    /// <summary>The weighted sum of all host terms for one host.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="host">Index of the host.</param>
    public LoadCurve CurveOf(PlacementProblem problem, int host) =>
        HostTerms.Aggregate(LoadCurve.Zero, (sum, t) => sum.Plus(t.Term.CurveOf(problem, host), t.Weight));

    /// <summary>The weighted sum of all move terms for one VM on one host.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    public double MoveCost(PlacementProblem problem, int vm, int host) =>
        MoveTerms.Sum(t => t.Weight * t.Term.Cost(problem, vm, host));

    /// <summary>The weighted cost of an assignment, computed from nothing, by term.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment.</param>
    public ImmutableArray<(string Term, double Cost)> CostByTerm(PlacementProblem problem, Assignment assignment)
    {
        long[] load = new long[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            load[assignment[vm]] += problem.Usage[vm].CpuMips;
        }

        return
        [
            .. HostTerms.Select(t => (t.Term.Name, t.Weight * Enumerable.Range(0, load.Length).Sum(h => t.Term.CurveOf(problem, h).At(load[h])))),
            .. MoveTerms.Select(t => (t.Term.Name, t.Weight * Enumerable.Range(0, problem.VmCount).Sum(v => t.Term.Cost(problem, v, assignment[v])))),
        ];
    }

    /// <summary>The weighted cost of an assignment, computed from nothing.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment.</param>
    public double Cost(PlacementProblem problem, Assignment assignment) => CostByTerm(problem, assignment).Sum(t => t.Cost);
}
