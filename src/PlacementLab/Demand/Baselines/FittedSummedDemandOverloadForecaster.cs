namespace PlacementLab.Demand.Baselines;

/// <summary>The fitted form of <see cref="SummedDemandOverloadForecaster"/>.</summary>
public sealed class FittedSummedDemandOverloadForecaster : FittedOverloadForecaster
{
    private readonly FittedForecaster _forecaster;
    private readonly LogisticCurve _curve;

    internal FittedSummedDemandOverloadForecaster(FittedForecaster forecaster, LogisticCurve curve)
    {
        _forecaster = forecaster;
        _curve = curve;
    }

    /// <inheritdoc/>
    public override string Name => _forecaster.Name;

    /// <inheritdoc/>
    public override int HorizonSamples => _forecaster.HorizonSamples;

    /// <inheritdoc/>
    public override double Probability(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips) =>
        vms.IsEmpty ? 0 : _curve.At(Score(_forecaster, history, vms, capacityMips));

    /// <summary>Sum of the point forecasts / capacity.</summary>
    internal static double Score(FittedForecaster forecaster, DemandHistory history, ReadOnlySpan<int> vms, double capacityMips)
    {
        double sum = 0;
        foreach (int vm in vms)
        {
            sum += forecaster.Forecast(history, vm).PointMips;
        }

        return sum / capacityMips;
    }
}
