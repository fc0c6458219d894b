using PlacementLab.Demand;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Forecasts of every VM's peak demand over a forecaster's horizon, as a quantile.</summary>
internal sealed class DemandForecasts
{
    private readonly FittedForecaster _forecaster;
    private readonly double _quantile;
    private readonly DemandHistory _all;
    private readonly double[] _mips;

    /// <summary>Prepares forecasts for a fleet.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="forecaster">A fitted forecaster.</param>
    /// <param name="quantile">The quantile, 0–1.</param>
    public DemandForecasts(FleetArrays fleet, FittedForecaster forecaster, double quantile)
    {
        _forecaster = forecaster;
        _quantile = quantile;
        _mips = new double[fleet.VmCount];
        _all = HistoryOf(fleet);
    }

    /// <summary>The demand of a fleet over the whole trace.</summary>
    public static DemandHistory HistoryOf(FleetArrays fleet)
    {
        SharedTraces traces = fleet.Scenario.Traces;
        int perDay = Math.Max(1, (int)Math.Round(TimeSpan.FromDays(1) / traces.Step));
        return new DemandHistory(DemandOf(fleet), traces.SampleCount - 1, perDay);
    }

    /// <summary>The forecast of each VM at the beginning of an interval, in MIPS; valid until the next call.</summary>
    public double[] At(int interval, int threads)
    {
        DemandHistory seen = _all.At(interval - 1);
        Chunks.ForEach(_mips.Length, threads, (from, to) =>
        {
            for (int vm = from; vm < to; vm++)
            {
                _mips[vm] = _forecaster.Forecast(seen, vm).QuantileMips(_quantile);
            }
        });
        return _mips;
    }

    // VMs of the same size with the same trace share an array.
    private static float[][] DemandOf(FleetArrays fleet)
    {
        var known = new Dictionary<(float[] Percent, double Mips), float[]>();
        float[][] demand = new float[fleet.VmCount][];
        for (int vm = 0; vm < demand.Length; vm++)
        {
            (float[] percent, double mips) key = (fleet.Percent[vm], fleet.VmMips[vm]);
            if (!known.TryGetValue(key, out float[]? values))
            {
                known[key] = values = [.. key.percent.Select(p => (float)(p * key.mips / 100))];
            }

            demand[vm] = values;
        }

        return demand;
    }
}
