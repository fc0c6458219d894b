namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>THR: overloaded if the present demand is above a fixed share p of the capacity. Beloglazov et al., FGCS 28(5), 2012.</summary>
/// <param name="threshold">p, a share of the host's CPU capacity.</param>
public sealed class StaticThresholdDetector(double threshold) : IOverloadDetector
{
    /// <summary>The threshold of the adaptive detectors while their history is too short: 0.7.</summary>
    internal static StaticThresholdDetector Fallback { get; } = new(0.7);

    /// <inheritdoc/>
    public string Name => "thr";

    /// <inheritdoc/>
    public int MinimumHistory => 0;

    /// <inheritdoc/>
    public bool IsOverloaded(in HostLoad host) => host.DemandShare > threshold;
}
