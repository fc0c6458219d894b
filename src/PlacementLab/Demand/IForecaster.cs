namespace PlacementLab.Demand;

/// <summary>A way to forecast the peak demand of a VM over the next horizon; it must be fitted before it can forecast.</summary>
public interface IForecaster
{
    /// <summary>Name as printed in tables.</summary>
    string Name { get; }

    /// <summary>Learns from history what it needs, at least the distribution of its own errors.</summary>
    /// <param name="history">Demand of the training part.</param>
    /// <param name="horizonSamples">Samples that a forecast covers, at least 1.</param>
    FittedForecaster Fit(DemandHistory history, int horizonSamples);
}
