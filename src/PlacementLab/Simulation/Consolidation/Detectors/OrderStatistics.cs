namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>Median and quartiles as the adaptive detectors use them.</summary>
internal static class OrderStatistics
{
    /// <summary>Longest series that is copied to the stack.</summary>
    public const int MostOnStack = 64;

    /// <summary>Median of n ascending values: the one at 0.5·(n + 1), counted from 1, linear in between.</summary>
    public static double Median(ReadOnlySpan<double> sorted)
    {
        if (sorted.Length == 1)
        {
            return sorted[0];
        }

        double position = 0.5 * (sorted.Length + 1);
        int below = (int)Math.Floor(position);
        return sorted[below - 1] + ((position - below) * (sorted[below] - sorted[below - 1]));
    }

    /// <summary>Difference of the upper and the lower quartile of n ascending values, each the value nearest to q·(n + 1).</summary>
    public static double InterquartileRange(ReadOnlySpan<double> sorted) =>
        sorted[Nearest(0.75, sorted.Length)] - sorted[Nearest(0.25, sorted.Length)];

    /// <summary>Median of the distances from the median; the values are overwritten.</summary>
    public static double MedianAbsoluteDeviation(Span<double> values)
    {
        values.Sort();
        double median = Median(values);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(median - values[i]);
        }

        values.Sort();
        return Median(values);
    }

    private static int Nearest(double quantile, int count) => (int)Math.Floor((quantile * (count + 1)) + 0.5) - 1;
}
