using System.Collections.Immutable;

namespace PlacementLab.Experiments.Comparison.Statistics;

/// <summary>
/// Correction for several tests at once (Holm, Scandinavian Journal of Statistics 6, 1979): with m values of p in rising order, the i-th
/// (from 0) becomes max over j ≤ i of min(1, (m − j)·pⱼ). The chance of any false finding stays below the level.
/// </summary>
public static class HolmCorrection
{
    /// <summary>Corrected values in the order given.</summary>
    /// <param name="values">Values of p.</param>
    public static ImmutableArray<double> Adjust(IReadOnlyList<double> values)
    {
        double[] adjusted = new double[values.Count];
        double largest = 0;
        int rank = 0;
        foreach (int i in Enumerable.Range(0, values.Count).OrderBy(i => values[i]))
        {
            largest = Math.Max(largest, Math.Min(1, (values.Count - rank) * values[i]));
            adjusted[i] = largest;
            rank++;
        }

        return [.. adjusted];
    }
}
