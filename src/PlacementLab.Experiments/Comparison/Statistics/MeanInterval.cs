using MathNet.Numerics.Distributions;

namespace PlacementLab.Experiments.Comparison.Statistics;

/// <summary>A mean with its 95 % interval by Student's t, over blocks such as days: mean ± t(0.975; n − 1)·s/√n.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of the interval; NaN for a single block, which says nothing of the spread.</param>
public readonly record struct MeanInterval(double Mean, double HalfWidth)
{
    private const double Upper = 0.975;

    /// <summary>Lower end.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>Upper end.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>The interval of some values.</summary>
    /// <param name="values">A value for each block, at least one.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static MeanInterval Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("A mean needs at least one value.", nameof(values));
        }

        double mean = values.Average();
        if (values.Count == 1)
        {
            return new(mean, double.NaN);
        }

        double variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        return new(mean, StudentT.InvCDF(0, 1, values.Count - 1, Upper) * Math.Sqrt(variance / values.Count));
    }
}
