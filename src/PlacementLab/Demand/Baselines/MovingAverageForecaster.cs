namespace PlacementLab.Demand.Baselines;

/// <summary>Forecasts that the peak of the next horizon equals the mean of the last samples (fewer at the start of a trace).</summary>
public sealed class MovingAverageForecaster : IForecaster
{
    private readonly int _windowSamples;

    /// <summary>Creates the forecaster.</summary>
    /// <param name="windowSamples">Samples to average, at least 1; 12 are an hour of five-minute samples.</param>
    public MovingAverageForecaster(int windowSamples = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowSamples, 1);
        _windowSamples = windowSamples;
    }

    /// <inheritdoc/>
    public string Name => "moving average";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The history is not longer than the horizon.</exception>
    public FittedForecaster Fit(DemandHistory history, int horizonSamples)
    {
        int window = _windowSamples;
        return FittedPeakRule.Fit(Name, history, horizonSamples, (demandMips, _, _) => Mean(demandMips, window));
    }

    private static double Mean(ReadOnlySpan<float> demandMips, int windowSamples)
    {
        ReadOnlySpan<float> window = demandMips[Math.Max(0, demandMips.Length - windowSamples)..];
        double sum = 0;
        foreach (float mips in window)
        {
            sum += mips;
        }

        return sum / window.Length;
    }
}
