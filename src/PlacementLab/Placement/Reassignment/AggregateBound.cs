namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// A lower bound on the cost that takes all hosts for one: for each resource
/// <c>weight · max(0, Σ usage − Σ safety capacity)</c>, for each balance goal
/// <c>weight · max(0, target · Σ free(first) − Σ free(second))</c>, both valid because max(0, ·) is convex, and 0 for moving.
/// It ignores every constraint.
/// </summary>
public static class AggregateBound
{
    /// <summary>How results name it.</summary>
    public const string Name = "aggregate";

    /// <summary>The bound by term.</summary>
    /// <param name="problem">A valid problem.</param>
    public static ReassignmentCost Of(ReassignmentProblem problem)
    {
        long load = 0;
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            load += problem.Resources[r].LoadWeight * Math.Max(0, Total(problem.Usage, problem, r) - Total(problem.SafetyCapacity, problem, r));
        }

        long balance = 0;
        foreach (BalanceGoal goal in problem.Balances)
        {
            balance += goal.Weight * Math.Max(0, (goal.Target * Free(problem, goal.First)) - Free(problem, goal.Second));
        }

        return new ReassignmentCost(load, balance, 0, 0, 0);
    }

    private static long Free(ReassignmentProblem problem, int resource) =>
        Total(problem.Capacity, problem, resource) - Total(problem.Usage, problem, resource);

    private static long Total(IReadOnlyList<long> amounts, ReassignmentProblem problem, int resource)
    {
        long total = 0;
        for (int i = resource; i < amounts.Count; i += problem.ResourceCount)
        {
            total += amounts[i];
        }

        return total;
    }
}
