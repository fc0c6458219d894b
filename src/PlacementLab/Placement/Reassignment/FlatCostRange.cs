namespace PlacementLab.Placement.Reassignment;

/// <summary>Makes sure that no sum of a flat problem can leave the 64-bit range, whatever the assignment.</summary>
internal static class FlatCostRange
{
    public static void Validate(FlatProblem problem)
    {
        Int128 largest = (Int128)problem.GroupWeight * problem.VmCount;
        Int128[] usage = PerResource(problem.Usage, problem.ResourceCount);
        Int128[] capacity = PerResource(problem.Capacity, problem.ResourceCount);
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            Require($"the sums of resource {r}", usage[r] + capacity[r]);
            largest += problem.LoadWeight[r] * usage[r];
        }

        foreach (BalanceGoal balance in problem.Balances)
        {
            Int128 each = (balance.Target * capacity[balance.First]) + usage[balance.Second];
            Require("a term of resource balance", each);
            largest += balance.Weight * each;
        }

        Require("the cost", largest);
    }

    private static Int128[] PerResource(long[] amounts, int resources)
    {
        var sums = new Int128[resources];
        for (int i = 0; i < amounts.Length; i++)
        {
            sums[i % resources] += amounts[i];
        }

        return sums;
    }

    private static void Require(string what, Int128 largest)
    {
        if (largest > long.MaxValue)
        {
            throw new InvalidInputException(
                $"the problem, {what}", $"a value that may reach {largest}", $"at most {long.MaxValue} (64 bits)",
                "State amounts in a larger unit, or use smaller weights.");
        }
    }
}
