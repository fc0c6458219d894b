using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Checking;

/// <summary>What hosts cost by all that they carry; whole numbers.</summary>
internal static class UsageTermCosts
{
    public static Int128 Of(IHostUsageTerm term, PlacementProblem problem, long[][] carried)
    {
        Int128 sum = 0;
        for (int host = 0; host < carried.Length; host++)
        {
            sum += term switch
            {
                SafetyCapacityTerm safety => AboveSafety(safety, host, carried[host]),
                FreeRatioTerm ratio => MissingFree(ratio, problem, host, carried[host]),
                _ => throw new ArgumentException($"Term \"{term.Name}\" ({term.GetType().Name}) has no check.", nameof(term)),
            };
        }

        return sum;
    }

    private static Int128 AboveSafety(SafetyCapacityTerm term, int host, long[] carried)
    {
        Int128 cost = 0;
        for (int r = 0; r < carried.Length; r++)
        {
            Int128 above = (Int128)carried[r] - term.SafetyCapacity[host][r];
            cost += above > 0 ? above * term.Weights[r] : 0;
        }

        return cost;
    }

    private static Int128 MissingFree(FreeRatioTerm term, PlacementProblem problem, int host, long[] carried)
    {
        Int128 freeFirst = (Int128)problem.Capacity[host][term.First] - carried[term.First];
        Int128 freeSecond = (Int128)problem.Capacity[host][term.Second] - carried[term.Second];
        Int128 missing = (term.Target * freeFirst) - freeSecond;
        return missing > 0 ? missing * term.Weight : 0;
    }
}
