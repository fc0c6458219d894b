using PlacementLab.Migration;
using PlacementLab.Migration.Uncertainty;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The JSON document of `estimate --quantiles`.</summary>
internal sealed record QuantileDocument(
    EstimateInputValues Inputs, QuantileDocument.Spreads Uncertainty, IReadOnlyList<QuantileDocument.Row> Distributions, string Values)
{
    private const string Meaning = "quantiles over draws of uncertain inputs; the models' own error is not in them";

    /// <summary>Builds the document.</summary>
    public static QuantileDocument Of(EstimateInputs inputs, UncertainInputs uncertain, IReadOnlyList<EstimateDistribution> distributions) => new(
        EstimateInputValues.Of(inputs),
        new Spreads("log-normal", uncertain.Memory.Relative, uncertain.DirtyRate.Relative, uncertain.Bandwidth.Relative, uncertain.Draws, uncertain.Seed),
        [
            .. distributions.Select(d => new Row(
                MigrationSchemeNames.NameOf(d.Scheme), Of(d.TotalSeconds), Of(d.DowntimeSeconds), Of(d.TrafficBytes), d.ConvergenceProbability)),
        ],
        Meaning);

    private static Quantiles Of(QuantitySample sample) => new(sample.P10, sample.Median, sample.P90);

    /// <summary>What was taken as uncertain.</summary>
    internal sealed record Spreads(string Distribution, double Memory, double DirtyRate, double Bandwidth, int Draws, int Seed);

    /// <summary>Three quantiles.</summary>
    internal sealed record Quantiles(double P10, double P50, double P90);

    /// <summary>One scheme.</summary>
    internal sealed record Row(string Scheme, Quantiles TotalSeconds, Quantiles DowntimeSeconds, Quantiles TrafficBytes, double ConvergenceProbability);
}
