namespace PlacementLab.Demand.Baselines;

/// <summary>
/// Forecasts that the peak of the next horizon equals the peak of the same horizon one day before. As long as the history is
/// shorter than a day there is nothing to look back at, and the forecast is the latest sample, as with
/// <see cref="LastValueForecaster"/>. Of a horizon longer than a day the peak of the last day stands for all.
/// </summary>
public sealed class SeasonalNaiveForecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "seasonal naive";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The history is not longer than the horizon.</exception>
    public FittedForecaster Fit(DemandHistory history, int horizonSamples) => FittedPeakRule.Fit(Name, history, horizonSamples, DayBefore);

    private static double DayBefore(ReadOnlySpan<float> demandMips, int samplesPerDay, int horizonSamples)
    {
        if (demandMips.Length < samplesPerDay)
        {
            return demandMips[^1];
        }

        // The next sample has index Length; the same sample one day before has index Length − samplesPerDay.
        int length = Math.Min(horizonSamples, samplesPerDay);
        return ResidualLearning.Peak(demandMips.Slice(demandMips.Length - samplesPerDay, length));
    }
}
