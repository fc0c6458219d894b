namespace PlacementLab.Experiments.Validation;

/// <summary>Order statistics of small samples.</summary>
public static class SampleStatistics
{
    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    /// <param name="values">At least one value.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>
    /// Quantile by linear interpolation between order statistics: with n values sorted from 0, the value at (n − 1)·p.
    /// </summary>
    /// <param name="values">At least one value.</param>
    /// <param name="probability">p, 0–1.</param>
    /// <exception cref="ArgumentException">There is no value, or p is out of range.</exception>
    public static double Quantile(IEnumerable<double> values, double probability)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(values));
        }

        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be 0–1");
        }

        double at = (sorted.Length - 1) * probability;
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
