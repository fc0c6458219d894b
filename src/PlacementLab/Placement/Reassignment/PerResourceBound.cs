namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// A lower bound on the cost where hosts cost something when they are on: for each resource the fewest hosts that can carry what all VMs use
/// of it (the largest first), each at the least that it costs with any load, the cheapest hosts first; the largest over the resources. What
/// other terms cost at least is added as in <see cref="AggregateBound"/>. It ignores every constraint but capacity.
/// </summary>
internal static class PerResourceBound
{
    /// <summary>How results name it, before the name of the resource.</summary>
    public const string Name = "per resource";

    /// <summary>The bound and the number of the resource that gives it; minus infinity where no host costs anything by its load.</summary>
    /// <param name="problem">A compiled problem.</param>
    public static (double Value, int Resource) Of(FlatProblem problem)
    {
        double[] cheapest = problem.Curves.Length == 0 ? [] : [.. Enumerable.Range(0, problem.HostCount).Select(h => LeastWhenOn(problem, h)).Order()];
        if (cheapest.Length == 0 || cheapest[0] < 0)
        {
            return (double.NegativeInfinity, -1);
        }

        (double Cost, int Resource) best = (0, 0);
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            double cost = cheapest.Take(HostsNeeded(problem, r)).Sum();
            best = cost > best.Cost ? (cost, r) : best;
        }

        return (best.Cost + AggregateBound.WithoutCurves(problem), best.Resource);
    }

    // A host whose VMs use no CPU costs nothing, so beside CPU itself a resource counts only where every VM uses some.
    private static int HostsNeeded(FlatProblem problem, int resource)
    {
        bool counts = resource == 0 || Enumerable.Range(0, problem.VmCount).All(vm => problem.Usage[vm * problem.ResourceCount] > 0);
        Int128 left = 0;
        for (int i = resource; i < problem.Usage.Length && counts; i += problem.ResourceCount)
        {
            left += problem.Usage[i];
        }

        int hosts = 0;
        foreach (long capacity in Enumerable.Range(0, problem.HostCount).Select(h => problem.Capacity[(h * problem.ResourceCount) + resource]).OrderDescending())
        {
            if (left <= 0)
            {
                break;
            }

            left -= capacity;
            hosts++;
        }

        return hosts;
    }

    // Linear between ends, so least at one of them.
    private static double LeastWhenOn(FlatProblem problem, int host)
    {
        long most = Math.Max(1, problem.Capacity[host * problem.ResourceCount]);
        return problem.Curves[host].Segments.Where(s => s.To > 0 && s.From <= most)
            .SelectMany(s => new[] { Math.Max(1, s.From), Math.Min(s.To, most) }).Min(problem.Curves[host].At);
    }
}
