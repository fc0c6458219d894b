namespace PlacementLab.Demand.Baselines;

/// <summary>
/// Forecasts that the peak of the next horizon equals the exponentially weighted moving average s(t) = α·x(t) + (1−α)·s(t−1).
/// Samples whose weight is below 10⁻⁶ are left out, so the cost does not grow with the history.
/// </summary>
public sealed class EwmaForecaster : IForecaster
{
    private const double SmallestWeight = 1e-6;
    private readonly double _alpha;

    /// <summary>Creates the forecaster.</summary>
    /// <param name="alpha">Weight of the latest sample, above 0 and at most 1.</param>
    public EwmaForecaster(double alpha = 0.3)
    {
        if (!(alpha > 0 && alpha <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The weight of the latest sample lies above 0 and is at most 1.");
        }

        _alpha = alpha;
    }

    /// <inheritdoc/>
    public string Name => "EWMA";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The history is not longer than the horizon.</exception>
    public FittedForecaster Fit(DemandHistory history, int horizonSamples)
    {
        double alpha = _alpha;
        int reach = alpha == 1 ? 1 : (int)Math.Min(100_000, Math.Ceiling(Math.Log(SmallestWeight) / Math.Log(1 - alpha)));
        return FittedPeakRule.Fit(Name, history, horizonSamples, (demandMips, _, _) => Smooth(demandMips, alpha, reach));
    }

    private static double Smooth(ReadOnlySpan<float> demandMips, double alpha, int reach)
    {
        ReadOnlySpan<float> window = demandMips[Math.Max(0, demandMips.Length - reach)..];
        double smoothed = window[0];
        foreach (float mips in window[1..])
        {
            smoothed += alpha * (mips - smoothed);
        }

        return smoothed;
    }
}
