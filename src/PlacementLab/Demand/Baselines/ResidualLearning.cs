using System.Collections.Immutable;

namespace PlacementLab.Demand.Baselines;

/// <summary>
/// Learns the distribution of a rule's relative errors, (peak that came − peak forecast) / scale of the VM, pooled over all
/// VMs. Times are visited with a stride, so that the work does not grow with the trace; the first visited time shifts from VM
/// to VM, so that a stride that divides the day still sees every hour.
/// </summary>
internal static class ResidualLearning
{
    private const int MostErrors = 40_000;
    private const int QuantileSteps = 100;
    private const int ShiftPerVm = 7919;

    /// <summary>Quantiles of the relative error at 0, 1, …, 100 %, linearly interpolated between order statistics.</summary>
    /// <exception cref="InvalidInputException">The history is not longer than the horizon, or has no VM.</exception>
    public static ImmutableArray<double> Ratios(DemandHistory history, int horizonSamples, PeakRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonSamples, 1);
        if (history.VmCount == 0 || history.Now < horizonSamples)
        {
            throw new InvalidInputException(
                "training history", $"{history.VmCount} VMs with {history.Now + 1} samples", $"a VM and more than {horizonSamples} samples", "Train on a longer part of the trace.");
        }

        return Quantiles(Errors(history, horizonSamples, rule));
    }

    private static double[] Errors(DemandHistory history, int horizonSamples, PeakRule rule)
    {
        int first = FirstSample(history);
        int times = history.Now - horizonSamples - first + 1;
        int stride = (int)Math.Clamp((long)times * history.VmCount / MostErrors, 1, times);
        List<double> errors = [];
        for (int vm = 0; vm < history.VmCount; vm++)
        {
            ReadOnlySpan<float> demand = history.Of(vm);
            for (int now = first + (int)((long)vm * ShiftPerVm % stride); now <= history.Now - horizonSamples; now += stride)
            {
                double peak = Peak(demand.Slice(now + 1, horizonSamples));
                double point = rule(demand[..(now + 1)], history.SamplesPerDay, horizonSamples);
                errors.Add((peak - point) / FittedForecaster.Scale(history.At(now), vm));
            }
        }

        return [.. errors.Order()];
    }

    // With two days or more the first day only warms up: rules that look a day back have then something to look at.
    private static int FirstSample(DemandHistory history) => history.Now + 1 >= 2 * history.SamplesPerDay ? history.SamplesPerDay - 1 : 0;

    private static ImmutableArray<double> Quantiles(double[] sorted)
    {
        ImmutableArray<double>.Builder quantiles = ImmutableArray.CreateBuilder<double>(QuantileSteps + 1);
        for (int step = 0; step <= QuantileSteps; step++)
        {
            double position = (double)step / QuantileSteps * (sorted.Length - 1);
            int below = (int)position;
            int above = Math.Min(below + 1, sorted.Length - 1);
            quantiles.Add(sorted[below] + ((sorted[above] - sorted[below]) * (position - below)));
        }

        return quantiles.MoveToImmutable();
    }

    /// <summary>The largest of at least one sample.</summary>
    public static float Peak(ReadOnlySpan<float> demandMips)
    {
        float peak = demandMips[0];
        foreach (float mips in demandMips)
        {
            peak = Math.Max(peak, mips);
        }

        return peak;
    }
}
