namespace PlacementLab.Demand.Baselines;

/// <summary>Forecasts that the peak of the next horizon equals the latest sample.</summary>
public sealed class LastValueForecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "last value";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The history is not longer than the horizon.</exception>
    public FittedForecaster Fit(DemandHistory history, int horizonSamples) =>
        FittedPeakRule.Fit(Name, history, horizonSamples, static (demandMips, _, _) => demandMips[^1]);
}
