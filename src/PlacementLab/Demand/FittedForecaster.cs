using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>A fitted forecaster: immutable, answers depend on its arguments only.</summary>
public abstract class FittedForecaster
{
    /// <summary>Creates a fitted forecaster.</summary>
    /// <param name="name">Name as printed in tables.</param>
    /// <param name="horizonSamples">Samples that a forecast covers.</param>
    /// <param name="residualRatios">Quantiles of (peak that came − peak forecast) / CPU scale of the VM at 0, 1, …, 100 %.</param>
    protected FittedForecaster(string name, int horizonSamples, ImmutableArray<double> residualRatios)
    {
        Name = name;
        HorizonSamples = horizonSamples;
        ResidualRatios = residualRatios;
    }

    /// <summary>Name as printed in tables.</summary>
    public string Name { get; }

    /// <summary>Samples that a forecast covers.</summary>
    public int HorizonSamples { get; }

    /// <summary>Quantiles of the relative error at 0, 1, …, 100 %, learned in fitting.</summary>
    public ImmutableArray<double> ResidualRatios { get; }

    /// <summary>Forecasts the peak demand of one VM over the next horizon.</summary>
    /// <param name="history">Demand up to now.</param>
    /// <param name="vm">Index of the VM.</param>
    public DemandForecast Forecast(DemandHistory history, int vm) => new(PointMips(history, vm), Scale(history, vm), ResidualRatios);

    /// <summary>The scale by which errors of a VM are measured: its mean demand over the last day, at least 1 MIPS.</summary>
    /// <param name="history">Demand up to now.</param>
    /// <param name="vm">Index of the VM.</param>
    protected internal static double Scale(DemandHistory history, int vm)
    {
        ReadOnlySpan<float> demandMips = history.Of(vm);
        ReadOnlySpan<float> day = demandMips[Math.Max(0, demandMips.Length - history.SamplesPerDay)..];
        double sum = 0;
        foreach (float mips in day)
        {
            sum += mips;
        }

        return Math.Max(1, sum / day.Length);
    }

    /// <summary>The point forecast of the peak in MIPS.</summary>
    protected abstract double PointMips(DemandHistory history, int vm);
}
