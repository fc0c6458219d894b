namespace PlacementLab.Prediction.Overload;

/// <summary>What a stretch of a load curve looks like.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Peak">Largest value.</param>
/// <param name="Deviation">Standard deviation (of the population).</param>
/// <param name="Slope">Least-squares slope times the length: the rise over a stretch of the same length.</param>
/// <param name="StepDeviation">Root mean square of the change from sample to sample.</param>
internal readonly record struct WindowStatistics(double Mean, double Peak, double Deviation, double Slope, double StepDeviation)
{
    /// <summary>Describes at least one sample.</summary>
    public static WindowStatistics Of(ReadOnlySpan<float> load)
    {
        (double mean, double variance, double peak) = Moments(load);
        double centre = (load.Length - 1) / 2.0;
        (double product, double steps) = (0, 0);
        float before = load[0];
        for (int sample = 0; sample < load.Length; sample++)
        {
            product += (sample - centre) * load[sample];
            double step = load[sample] - before;
            steps += step * step;
            before = load[sample];
        }

        // Σ (i − centre)² over n equal steps is n (n² − 1) / 12.
        double spread = load.Length * (((double)load.Length * load.Length) - 1) / 12;
        double slope = spread > 0 ? product / spread * load.Length : 0;
        return new WindowStatistics(mean, peak, Math.Sqrt(variance), slope, Math.Sqrt(steps / Math.Max(1, load.Length - 1)));
    }

    /// <summary>Mean, population variance and peak of at least one sample.</summary>
    public static (double Mean, double Variance, double Peak) Moments(ReadOnlySpan<float> load)
    {
        double sum = 0;
        double squares = 0;
        float peak = load[0];
        float origin = load[0];
        foreach (float value in load)
        {
            double difference = value - origin;
            sum += difference;
            squares += difference * difference;
            peak = value > peak ? value : peak;
        }

        double mean = sum / load.Length;
        return (origin + mean, Math.Max(0, (squares / load.Length) - (mean * mean)), peak);
    }

    /// <summary>Writes the five values in the order of the declaration.</summary>
    public void CopyTo(Span<float> features)
    {
        features[0] = (float)Mean;
        features[1] = (float)Peak;
        features[2] = (float)Deviation;
        features[3] = (float)Slope;
        features[4] = (float)StepDeviation;
    }
}
