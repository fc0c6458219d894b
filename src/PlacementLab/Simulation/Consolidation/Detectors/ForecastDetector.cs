namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>Overloaded if the demand that is forecast for the host's VMs is above a fixed share p of the capacity.</summary>
/// <param name="threshold">p, a share of the host's CPU capacity.</param>
public sealed class ForecastDetector(double threshold) : IOverloadDetector
{
    /// <inheritdoc/>
    public string Name => "forecast";

    /// <inheritdoc/>
    public int MinimumHistory => 0;

    /// <inheritdoc/>
    public bool IsOverloaded(in HostLoad host) => host.ForecastShare > threshold;
}
