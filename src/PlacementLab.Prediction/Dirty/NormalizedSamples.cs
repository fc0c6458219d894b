using System.Collections.Immutable;
using PlacementLab.Migration;

namespace PlacementLab.Prediction.Dirty;

/// <summary>
/// Samples of a dirty curve as fractions of the last time and of the largest value, so that all parameters are of the same size;
/// with the weights that make squared errors relative.
/// </summary>
internal sealed class NormalizedSamples
{
    /// <summary>Below this share of the largest value an error counts as if the value were this share.</summary>
    private const double LeastShare = 1e-3;

    public NormalizedSamples(ImmutableArray<DirtySample> samples, double memoryBytes)
    {
        LastSeconds = samples[^1].Seconds;
        LargestBytes = samples.Max(s => s.Bytes);
        MemoryShare = memoryBytes / LargestBytes;
        Times = [.. samples.Select(s => s.Seconds / LastSeconds)];
        Values = [.. samples.Select(s => s.Bytes / LargestBytes)];
        Weights = [.. Values.Select(v => 1 / Math.Pow(Math.Max(v, LeastShare), 2))];
    }

    /// <summary>Time that counts as 1.</summary>
    public double LastSeconds { get; }

    /// <summary>Bytes that count as 1.</summary>
    public double LargestBytes { get; }

    /// <summary>Memory as a multiple of <see cref="LargestBytes"/>.</summary>
    public double MemoryShare { get; }

    /// <summary>Times, 0–1.</summary>
    public double[] Times { get; }

    /// <summary>Values, 0–1.</summary>
    public double[] Values { get; }

    /// <summary>1/value².</summary>
    public double[] Weights { get; }

    /// <summary>Weighted sum of squared errors.</summary>
    /// <param name="model">Predicted value at a time.</param>
    public double Error(Func<double, double> model)
    {
        double sum = 0;
        for (int i = 0; i < Times.Length; i++)
        {
            double error = model(Times[i]) - Values[i];
            sum += Weights[i] * error * error;
        }

        return sum;
    }
}
