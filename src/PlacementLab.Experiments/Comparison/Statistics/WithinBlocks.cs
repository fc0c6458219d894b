using System.Collections.Immutable;

namespace PlacementLab.Experiments.Comparison.Statistics;

/// <summary>
/// Intervals for showing policies side by side: what all have in common on a day is taken out first (Cousineau 2005, with the factor
/// √(m/(m − 1)) of Morey, Tutorials in Quantitative Methods for Psychology 4(2), 2008), since large days are large for every policy.
/// </summary>
public static class WithinBlocks
{
    /// <summary>Mean and interval of each policy.</summary>
    /// <param name="values">Values of each policy, a value for each block in the same order; at least one policy.</param>
    public static ImmutableArray<MeanInterval> Of(IReadOnlyList<IReadOnlyList<double>> values)
    {
        int blocks = values[0].Count;
        double[] common = [.. Enumerable.Range(0, blocks).Select(b => values.Average(v => v[b]))];
        double overall = common.Average();
        double factor = values.Count > 1 ? Math.Sqrt(values.Count / (values.Count - 1.0)) : 1;
        return [.. values.Select(v => MeanInterval.Of([.. v.Select((x, b) => values.Count > 1 ? x - common[b] + overall : x)])).Select(i => i with { HalfWidth = factor * i.HalfWidth })];
    }
}
