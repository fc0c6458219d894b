namespace PlacementLab.Placement.Terms;

/// <summary>
/// Balance between resources: Σ_h max(0, target · free(h, first) − free(h, second)) with free = capacity − used. It wants free
/// capacity of two resources in proportion, so that one is not left over without the other.
/// Source: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1, balance cost.
/// </summary>
/// <param name="first">Position of the resource that gives the measure.</param>
/// <param name="second">Position of the resource that has to be free in proportion to it.</param>
/// <param name="target">Wanted ratio of free(second) to free(first); at least 0.</param>
/// <param name="weight">Cost of each missing unit; at least 0.</param>
public sealed class FreeRatioTerm(int first, int second, long target, long weight) : IHostUsageTerm
{
    /// <inheritdoc/>
    public string Name => "resource balance";

    /// <summary>Position of the resource that gives the measure.</summary>
    public int First { get; } = first;

    /// <summary>Position of the resource that has to be free in proportion to it.</summary>
    public int Second { get; } = second;

    /// <summary>Wanted ratio of free(second) to free(first).</summary>
    public long Target { get; } = target;

    /// <summary>Cost of each missing unit.</summary>
    public long Weight { get; } = weight;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        TermData.RequireNoneNegative("FreeRatioTerm (target, weight)", [Target, Weight]);
        TermData.RequireIndex("FreeRatioTerm.First", First, problem.Resources.Count, "resource");
        TermData.RequireIndex("FreeRatioTerm.Second", Second, problem.Resources.Count, "resource");
    }

    /// <inheritdoc/>
    public IEnumerable<UsageHinge> HingesOf(PlacementProblem problem, int host)
    {
        long[] coefficients = new long[problem.Resources.Count];
        coefficients[First] -= Target;
        coefficients[Second] += 1;
        long free = checked((Target * problem.Capacity[host][First]) - problem.Capacity[host][Second]);
        return Weight == 0 ? [] : [new UsageHinge([.. coefficients], free, Weight)];
    }
}
