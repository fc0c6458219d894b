namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>A line y = a + b·x through the ten newest values of a history: x = 1 is the oldest of them, x = 10 the newest.</summary>
/// <param name="Intercept">a.</param>
/// <param name="Slope">b.</param>
internal readonly record struct TrendLine(double Intercept, double Slope)
{
    /// <summary>Points of the line.</summary>
    public const int Points = 10;

    private static readonly double[] _deltaX = Deltas();
    private static readonly double _sumXx = SumXx();

    /// <summary>Ordinary least squares by updating, in the order of operations of Apache Commons Math's simple regression.</summary>
    /// <param name="newestFirst">At least ten values, newest first.</param>
    public static TrendLine Fit(ReadOnlySpan<double> newestFirst)
    {
        newestFirst = newestFirst[..Points];
        double meanY = newestFirst[Points - 1];
        double sumY = meanY;
        double sumXy = 0;
        for (int n = 1; n < Points; n++)
        {
            double y = newestFirst[Points - 1 - n];
            double deltaY = y - meanY;
            sumXy += _deltaX[n] * deltaY * (n / (1.0 + n));
            meanY += deltaY / (1.0 + n);
            sumY += y;
        }

        const double SumX = Points * (Points + 1) / 2;
        double slope = sumXy / _sumXx;
        return new((sumY - (slope * SumX)) / Points, slope);
    }

    /// <summary>Weighted least squares: the line with the smallest Σ w·(y − a − b·x)².</summary>
    /// <param name="newestFirst">At least ten values, newest first.</param>
    /// <param name="weights">Weights for x = 1 to 10, two of them or more positive.</param>
    public static TrendLine FitWeighted(ReadOnlySpan<double> newestFirst, ReadOnlySpan<double> weights)
    {
        double sum = 0, sumX = 0, sumY = 0;
        for (int x = 1; x <= Points; x++)
        {
            double w = weights[x - 1];
            sum += w;
            sumX += w * x;
            sumY += w * newestFirst[Points - x];
        }

        double meanX = sumX / sum;
        double meanY = sumY / sum;
        double sumXx = 0, sumXy = 0;
        for (int x = 1; x <= Points; x++)
        {
            double w = weights[x - 1];
            sumXx += w * (x - meanX) * (x - meanX);
            sumXy += w * (x - meanX) * (newestFirst[Points - x] - meanY);
        }

        double slope = sumXy / sumXx;
        return new(meanY - (slope * meanX), slope);
    }

    /// <summary>Value so many intervals after the newest one.</summary>
    public double After(double intervals) => Intercept + (Slope * (Points + intervals));

    private static double[] Deltas()
    {
        double[] deltas = new double[Points];
        double mean = 1;
        for (int n = 1; n < Points; n++)
        {
            deltas[n] = n + 1 - mean;
            mean += deltas[n] / (1.0 + n);
        }

        return deltas;
    }

    private static double SumXx()
    {
        double sum = 0;
        for (int n = 1; n < Points; n++)
        {
            sum += _deltaX[n] * _deltaX[n] * (n / (1.0 + n));
        }

        return sum;
    }
}
