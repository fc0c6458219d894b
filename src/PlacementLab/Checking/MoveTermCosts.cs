using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Checking;

/// <summary>What it costs that VMs are where they are, or that they moved there.</summary>
internal static class MoveTermCosts
{
    public static double Of(IMoveCostTerm term, PlacementProblem problem, Assignment assignment)
    {
        double sum = 0;
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            (int from, int to) = (problem.Initial[vm], assignment[vm]);
            bool moved = HasMoved(from, to);
            sum += term switch
            {
                MigrationCostTerm migration => moved ? migration.CostByVm[vm] : 0,
                HostPairCostTerm pairs => moved ? pairs.CostOfPair[(from * problem.HostCount) + to] : 0,
                FailureRiskTerm risk => to < 0 ? 0 : risk.FailureProbability[to] * risk.ValueOfVm[vm],
                _ => throw new ArgumentException($"Term \"{term.Name}\" ({term.GetType().Name}) has no check.", nameof(term)),
            };
        }

        return sum;
    }

    public static double OfGroups(GroupMoveTerm term, PlacementProblem problem, Assignment assignment)
    {
        var moved = new SortedDictionary<int, long>();
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            int group = term.GroupOf[vm];
            moved[group] = moved.GetValueOrDefault(group) + (HasMoved(problem.Initial[vm], assignment[vm]) ? 1 : 0);
        }

        return (double)term.Weight * moved.Values.Append(0).Max();
    }

    private static bool HasMoved(int from, int to) => from >= 0 && to >= 0 && from != to;
}
