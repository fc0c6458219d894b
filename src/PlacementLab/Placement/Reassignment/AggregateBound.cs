namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// A lower bound on the cost that takes all hosts for one: for each resource
/// <c>weight · max(0, Σ usage − Σ safety capacity)</c>, for each balance goal
/// <c>weight · max(0, target · Σ free(first) − Σ free(second))</c>, both valid because max(0, ·) is convex; for costs by CPU load
/// all load at the least cost per unit that any host has at any load; for failure risk each VM on the safest host; 0 for moving. It
/// ignores every constraint.
/// </summary>
internal static class AggregateBound
{
    /// <summary>How results name it.</summary>
    public const string Name = "aggregate";

    /// <summary>The bound.</summary>
    /// <param name="problem">A compiled problem.</param>
    public static double Of(FlatProblem problem) => WithoutCurves(problem) + OfCurves(problem);

    /// <summary>The bound on all costs but those of hosts by their CPU load.</summary>
    /// <param name="problem">A compiled problem.</param>
    public static double WithoutCurves(FlatProblem problem)
    {
        double bound = 0;
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            bound += problem.LoadWeight[r] * Math.Max(0, Total(problem.Usage, problem, r) - Total(problem.SafetyCapacity, problem, r));
        }

        foreach (BalanceGoal goal in problem.Balances)
        {
            bound += goal.Weight * Math.Max(0, (goal.Target * Free(problem, goal.First)) - Free(problem, goal.Second));
        }

        return bound + (problem.HostRisk.Length == 0 ? 0 : problem.HostRisk.Min() * problem.VmValue.Sum());
    }

    private static double OfCurves(FlatProblem problem)
    {
        if (problem.Curves.Length == 0)
        {
            return 0;
        }

        long load = Total(problem.Usage, problem, 0);
        double least = problem.Curves.Distinct().Min(c => CostPerUnit(c, load));
        return Math.Max(0, least * load);
    }

    // Linear between ends, so cost per unit of load is least at one of them.
    private static double CostPerUnit(LoadCurve curve, long most) =>
        curve.Segments.Where(s => s.To > 0 && s.From <= most).SelectMany(s => new[] { Math.Max(1, s.From), Math.Min(s.To, most) })
            .Min(load => curve.At(load) / load);

    private static long Free(FlatProblem problem, int resource) => Total(problem.Offered, problem, resource) - Total(problem.Usage, problem, resource);

    private static long Total(long[] amounts, FlatProblem problem, int resource)
    {
        long total = 0;
        for (int i = resource; i < amounts.Length; i += problem.ResourceCount)
        {
            total += amounts[i];
        }

        return total;
    }
}
