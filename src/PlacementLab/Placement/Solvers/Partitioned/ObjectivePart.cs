using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>
/// What a part of a problem keeps of the objective. Terms over hosts and moves split exactly; balance is measured against the part's own
/// mean, and of moves of groups each part counts its own, so the cost of the whole is computed anew.
/// </summary>
internal static class ObjectivePart
{
    /// <summary>The objective of some hosts and VMs.</summary>
    public static Objective Of(PlacementProblem whole, int[] hosts, int[] vms)
    {
        Objective objective = whole.Objective;
        return new Objective
        {
            HostTerms = [.. objective.HostTerms.Select(t => (Of(t.Term, hosts), t.Weight))],
            UsageTerms = [.. objective.UsageTerms.Select(t => (Of(t.Term, hosts), t.Weight))],
            MoveTerms = [.. objective.MoveTerms.Select(t => (Of(t.Term, whole.HostCount, hosts, vms), t.Weight))],
            GroupTerms = [.. objective.GroupTerms.Select(t => new GroupMoveTerm([.. vms.Select(v => t.GroupOf[v])], t.Weight))],
        };
    }

    private static IHostCostTerm Of(IHostCostTerm term, int[] hosts) =>
        term is PredictedOverloadTerm overload ? new PredictedOverloadTerm([.. hosts.Select(h => overload.Tables[h])], overload.Penalty) : term;

    private static IHostUsageTerm Of(IHostUsageTerm term, int[] hosts) =>
        term is SafetyCapacityTerm safety ? new SafetyCapacityTerm([.. hosts.Select(h => safety.SafetyCapacity[h])], safety.Weights) : term;

    private static IMoveCostTerm Of(IMoveCostTerm term, int hostCount, int[] hosts, int[] vms) => term switch
    {
        MigrationCostTerm migration => new MigrationCostTerm(vms.Select(v => migration.CostByVm[v])),
        FailureRiskTerm risk => new FailureRiskTerm([.. hosts.Select(h => risk.FailureProbability[h])], [.. vms.Select(v => risk.ValueOfVm[v])]),
        HostPairCostTerm pairs => new HostPairCostTerm([.. hosts.SelectMany(a => hosts.Select(b => pairs.CostOfPair[(a * hostCount) + b]))]),
        _ => term,
    };
}
