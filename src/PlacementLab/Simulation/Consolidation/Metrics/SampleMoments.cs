namespace PlacementLab.Simulation.Consolidation.Metrics;

/// <summary>Count, mean and standard deviation of a series of values.</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Mean; NaN without a value.</param>
/// <param name="StandardDeviation">Standard deviation of the sample (divisor n − 1); NaN with fewer than two values.</param>
public sealed record SampleMoments(int Count, double Mean, double StandardDeviation)
{
    /// <summary>The moments of values, the deviation by Welford's updating in their order.</summary>
    /// <param name="values">The values.</param>
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double x = values[i];
            sum += x;
            double delta = x - mean;
            mean += delta / (i + 1);
            squares += delta * (x - mean);
        }

        return new(values.Length, sum / values.Length, values.Length < 2 ? double.NaN : Math.Sqrt(squares / (values.Length - 1)));
    }
}
