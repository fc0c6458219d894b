using PlacementLab.Simulation.Consolidation.Detectors;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// LR and LRR as CloudSim 3.0.3 computes both: plain least squares through the ten newest values of the host's history,
/// extended by the time that its slowest VM takes to migrate, in whole intervals; overloaded if s times the value there is at
/// least 1. With fewer than ten values the threshold is 0.7.
/// </summary>
/// <param name="name">"lr" or "lrr".</param>
/// <param name="safety">s.</param>
internal sealed class UnweightedRegressionDetector(string name, double safety) : IOverloadDetector
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int MinimumHistory => TrendLine.Points;

    /// <inheritdoc/>
    public bool IsOverloaded(in HostLoad host) => host.History.Length < MinimumHistory
        ? StaticThresholdDetector.Fallback.IsOverloaded(host)
        : TrendLine.Fit(host.History).After(Math.Ceiling(host.MigrationIntervals)) * safety >= 1;
}
