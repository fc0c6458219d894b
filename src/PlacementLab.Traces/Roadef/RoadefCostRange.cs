using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Traces.Roadef;

/// <summary>Makes sure that no cost of an instance can leave the 64-bit range, whatever the assignment.</summary>
internal static class RoadefCostRange
{
    public static void Validate(PlacementProblem problem, string file)
    {
        Int128[] usage = Sums(problem.Usage, problem.Resources.Count);
        Int128[] capacity = Sums(problem.Capacity, problem.Resources.Count);
        Int128 largest = 0;
        foreach ((IHostUsageTerm term, _) in problem.Objective.UsageTerms)
        {
            largest += term switch
            {
                SafetyCapacityTerm load => Enumerable.Range(0, usage.Length).Aggregate(Int128.Zero, (sum, r) => sum + (load.Weights[r] * (usage[r] + capacity[r]))),
                FreeRatioTerm ratio => ratio.Weight * (((Int128)ratio.Target * (capacity[ratio.First] + usage[ratio.First])) + capacity[ratio.Second] + usage[ratio.Second]),
                _ => 0,
            };
        }

        foreach (GroupMoveTerm term in problem.Objective.GroupTerms)
        {
            largest += (Int128)term.Weight * problem.VmCount;
        }

        double moves = problem.Objective.MoveTerms.Sum(t => t.Weight * problem.VmCount * t.Term switch
        {
            MigrationCostTerm migration => migration.CostByVm.Max(),
            HostPairCostTerm pairs => pairs.CostOfPair.Max(),
            _ => 0,
        });
        if (largest > long.MaxValue || moves > long.MaxValue || usage.Concat(capacity).Any(sum => sum > long.MaxValue))
        {
            throw new InvalidInputException(
                file, $"amounts and weights by which a cost may reach {(double)largest + moves:0.###e+0}", $"at most {long.MaxValue} (64 bits)",
                "State amounts in a larger unit, or use smaller weights.");
        }
    }

    private static Int128[] Sums(IReadOnlyList<ResourceVector> vectors, int resources)
    {
        var sums = new Int128[resources];
        foreach (ResourceVector vector in vectors)
        {
            for (int r = 0; r < resources; r++)
            {
                sums[r] += vector[r];
            }
        }

        return sums;
    }
}
