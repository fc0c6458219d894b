namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>
/// MAD: overloaded if the present demand is above 1 − s·median|H − median H| of the host's history H. With fewer than 12 values
/// of history the threshold is 0.7. Beloglazov and Buyya, CCPE 24(13), 2012, §6.1.1.
/// </summary>
/// <param name="safety">s: how strongly variation lowers the threshold.</param>
public sealed class MedianAbsoluteDeviationDetector(double safety) : IOverloadDetector
{
    /// <inheritdoc/>
    public string Name => "mad";

    /// <inheritdoc/>
    public int MinimumHistory => 12;

    /// <inheritdoc/>
    public bool IsOverloaded(in HostLoad host)
    {
        int count = host.History.Length;
        if (count < MinimumHistory)
        {
            return StaticThresholdDetector.Fallback.IsOverloaded(host);
        }

        Span<double> values = count <= OrderStatistics.MostOnStack ? stackalloc double[count] : new double[count];
        host.History.CopyTo(values);
        return host.DemandShare > 1 - (safety * OrderStatistics.MedianAbsoluteDeviation(values));
    }
}
