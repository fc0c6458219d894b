using System.Collections.Immutable;

namespace PlacementLab.Demand.Baselines;

/// <summary>A rule without parameters to learn, together with the distribution of its errors.</summary>
internal sealed class FittedPeakRule : FittedForecaster
{
    private readonly PeakRule _rule;

    private FittedPeakRule(string name, int horizonSamples, ImmutableArray<double> residualRatios, PeakRule rule)
        : base(name, horizonSamples, residualRatios) => _rule = rule;

    /// <summary>Learns the errors of a rule on a history.</summary>
    public static FittedForecaster Fit(string name, DemandHistory history, int horizonSamples, PeakRule rule) =>
        new FittedPeakRule(name, horizonSamples, ResidualLearning.Ratios(history, horizonSamples, rule), rule);

    /// <inheritdoc/>
    protected override double PointMips(DemandHistory history, int vm) => _rule(history.Of(vm), history.SamplesPerDay, HorizonSamples);
}
