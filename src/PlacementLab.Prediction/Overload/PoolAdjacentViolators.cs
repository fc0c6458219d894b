namespace PlacementLab.Prediction.Overload;

/// <summary>
/// Isotonic regression: the non-falling sequence nearest to given values in the weighted sum of squares (Ayer, Brunk, Ewing,
/// Reid, Silverman, Annals of Mathematical Statistics 26, 1955).
/// </summary>
internal static class PoolAdjacentViolators
{
    /// <summary>Pools neighbours into their weighted mean until no value falls.</summary>
    public static double[] Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        List<(double Mean, double Weight, int Count)> blocks = [];
        for (int index = 0; index < values.Length; index++)
        {
            (double mean, double weight, int count) = (values[index], weights[index], 1);
            while (blocks.Count > 0 && blocks[^1].Mean > mean)
            {
                (double lastMean, double lastWeight, int lastCount) = blocks[^1];
                mean = ((mean * weight) + (lastMean * lastWeight)) / (weight + lastWeight);
                weight += lastWeight;
                count += lastCount;
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add((mean, weight, count));
        }

        return [.. blocks.SelectMany(block => Enumerable.Repeat(block.Mean, block.Count))];
    }
}
