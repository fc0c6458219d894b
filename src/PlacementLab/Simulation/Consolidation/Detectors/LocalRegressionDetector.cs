namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>
/// LR: a line through the ten newest values of the host's history, with tricube weights w(x) = (1 − ((10 − x)/10)³)³, is
/// extended by the time k that the slowest VM takes to migrate, in whole intervals; overloaded if s times the value there is at
/// least 1. The present demand is not looked at. With fewer than ten values of history the threshold is 0.7. Beloglazov and
/// Buyya, CCPE 24(13), 2012, §6.1.3, after Cleveland, JASA 74, 1979.
/// </summary>
/// <param name="safety">s: the prediction is multiplied by it.</param>
public sealed class LocalRegressionDetector(double safety) : IOverloadDetector
{
    /// <summary>The tricube weights for x = 1 to 10.</summary>
    internal static ReadOnlySpan<double> Weights => _weights;

    private static readonly double[] _weights =
        [.. Enumerable.Range(1, TrendLine.Points).Select(x => Math.Pow(1 - Math.Pow((TrendLine.Points - x) / (double)TrendLine.Points, 3), 3))];

    /// <inheritdoc/>
    public string Name => "lr";

    /// <inheritdoc/>
    public int MinimumHistory => TrendLine.Points;

    /// <inheritdoc/>
    public int MostHistory => TrendLine.Points;

    /// <inheritdoc/>
    public bool IsOverloaded(in HostLoad host) => host.History.Length < MinimumHistory
        ? StaticThresholdDetector.Fallback.IsOverloaded(host)
        : TrendLine.FitWeighted(host.History, _weights).After(Math.Ceiling(host.MigrationIntervals)) * safety >= 1;
}
