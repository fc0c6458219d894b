using System.Collections.Immutable;

namespace PlacementLab.Migration.Uncertainty;

/// <summary>Drawn values of one quantity, and their quantiles.</summary>
public sealed class QuantitySample
{
    private readonly double[] _sorted;

    /// <summary>Takes drawn values, in any order.</summary>
    /// <param name="values">At least one, none NaN.</param>
    /// <exception cref="ArgumentException">There is no value, or one is NaN.</exception>
    public QuantitySample(IEnumerable<double> values)
    {
        _sorted = [.. values];
        if (_sorted.Length == 0 || _sorted.Any(double.IsNaN))
        {
            throw new ArgumentException("A sample needs values, none of them NaN.", nameof(values));
        }

        Array.Sort(_sorted);
    }

    /// <summary>The quantile 0.5.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The quantile 0.1.</summary>
    public double P10 => Quantile(0.1);

    /// <summary>The quantile 0.9.</summary>
    public double P90 => Quantile(0.9);

    /// <summary>The values in ascending order.</summary>
    public ImmutableArray<double> Sorted => [.. _sorted];

    /// <summary>
    /// A quantile by linear interpolation between order statistics at (n − 1)·p (Hyndman and Fan's definition 7).
    /// </summary>
    /// <param name="probability">p, 0–1.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is outside 0–1.</exception>
    public double Quantile(double probability)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be 0–1");
        }

        double at = (_sorted.Length - 1) * probability;
        int below = (int)at;
        int above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] == _sorted[above] ? _sorted[below] : _sorted[below] + ((at - below) * (_sorted[above] - _sorted[below]));
    }
}
