namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>
/// IQR: overloaded if the present demand is above 1 − s·(Q₃ − Q₁) of the host's history. With fewer than 12 values of history
/// the threshold is 0.7. Beloglazov and Buyya, CCPE 24(13), 2012, §6.1.2.
/// </summary>
/// <param name="safety">s: how strongly variation lowers the threshold.</param>
public sealed class InterquartileRangeDetector(double safety) : IOverloadDetector
{
    /// <inheritdoc/>
    public string Name => "iqr";

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

        Span<double> sorted = count <= OrderStatistics.MostOnStack ? stackalloc double[count] : new double[count];
        host.History.CopyTo(sorted);
        sorted.Sort();
        return host.DemandShare > 1 - (safety * OrderStatistics.InterquartileRange(sorted));
    }
}
