namespace PlacementLab.Demand.Baselines;

/// <summary>
/// N-sigma overload prediction per host: the summed demand of the group is taken as normal with the mean μ and the standard
/// deviation σ of a window, and P = 1 − Φ((C − μ)/σ) for a capacity C. A load without variation is 1 above the capacity, else
/// 0. Nothing is learned: P is the probability for one sample, and so is low for a longer horizon.
/// </summary>
public sealed class NSigmaOverloadForecaster : FittedOverloadForecaster
{
    private readonly int _windowSamples;

    /// <summary>Creates the forecaster.</summary>
    /// <param name="horizonSamples">Samples that a prediction covers, at least 1.</param>
    /// <param name="windowSamples">Samples of the window, at least 2; 36 are three hours of five-minute samples.</param>
    public NSigmaOverloadForecaster(int horizonSamples, int windowSamples = 36)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonSamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowSamples, 2);
        HorizonSamples = horizonSamples;
        _windowSamples = windowSamples;
    }

    /// <inheritdoc/>
    public override string Name => "N-sigma";

    /// <inheritdoc/>
    public override int HorizonSamples { get; }

    /// <inheritdoc/>
    public override double Probability(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips)
    {
        if (vms.IsEmpty)
        {
            return 0;
        }

        int first = Math.Max(0, history.Now + 1 - _windowSamples);
        int samples = history.Now + 1 - first;
        double sum = 0;
        double squares = 0;
        for (int sample = first; sample <= history.Now; sample++)
        {
            double load = LoadMips(history, vms, sample) - capacityMips;
            sum += load;
            squares += load * load;
        }

        double excess = sum / samples;
        double sigma = Math.Sqrt(Math.Max(0, (squares / samples) - (excess * excess)));
        return sigma > 1e-9 * capacityMips ? NormalDistribution.Cdf(excess / sigma) : excess > 0 ? 1 : 0;
    }

    private static double LoadMips(DemandHistory history, ReadOnlySpan<int> vms, int sample)
    {
        double load = 0;
        foreach (int vm in vms)
        {
            load += history.Of(vm)[sample];
        }

        return load;
    }
}
