using System.Numerics.Tensors;
using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;

namespace PlacementLab.Prediction.Overload;

/// <summary>Chooses the forecaster of single VMs by its demand quantile on the tuning part.</summary>
internal static class VmForecasterSelection
{
    private const int MostCases = 20_000;
    private const int ShiftPerVm = 7919;

    /// <summary>The forecasters that are compared.</summary>
    public static IReadOnlyList<IForecaster> Candidates { get; } =
        [new LastValueForecaster(), new MovingAverageForecaster(), new EwmaForecaster(), new SeasonalNaiveForecaster()];

    /// <summary>
    /// Mean pinball loss of the quantile forecasts q of the peaks y that came: τ·(y − q) where y ≥ q, else (1 − τ)·(q − y)
    /// (Koenker and Bassett, Econometrica 46, 1978), over all VMs and a stride of the times in the tuning part.
    /// </summary>
    public static VmForecasterScore Score(FittedForecaster forecaster, OverloadTrainingInput input)
    {
        int horizon = forecaster.HorizonSamples;
        DemandHistory demand = new(input.DemandMips, input.Split.TuneEnd - 1, input.SamplesPerDay);
        int times = input.Split.TuneEnd - horizon - input.Split.TrainEnd;
        int stride = (int)Math.Clamp((long)times * demand.VmCount / MostCases, 1, times);
        double quantile = input.Options.DemandQuantile;
        double loss = 0;
        int cases = 0;
        for (int vm = 0; vm < demand.VmCount; vm++)
        {
            int first = input.Split.TrainEnd + (int)((long)vm * ShiftPerVm % stride);
            for (int now = first; now + horizon < input.Split.TuneEnd; now += stride, cases++)
            {
                double peak = TensorPrimitives.Max(demand.Of(vm).Slice(now + 1, horizon));
                double error = peak - forecaster.Forecast(demand.At(now), vm).QuantileMips(quantile);
                loss += error >= 0 ? quantile * error : (quantile - 1) * error;
            }
        }

        return new VmForecasterScore(forecaster.Name, loss / cases);
    }
}
