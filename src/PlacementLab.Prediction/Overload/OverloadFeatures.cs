using System.Buffers;
using System.Numerics.Tensors;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// Describes a group of VMs on a host at a time by its summed demand and by its members. All demands are shares of the host's
/// capacity, so one model serves hosts of every size. Nothing after now is read.
/// </summary>
public static class OverloadFeatures
{
    /// <summary>Changes whenever a feature changes its meaning; a saved model of another version cannot be used.</summary>
    public const int Version = 1;

    /// <summary>Number of features.</summary>
    public const int Count = 27;

    private const int StackSamples = 1024;
    private const int HoursPerDay = 24;
    private const double EwmaAlpha = 0.3;
    private const double SmallestDeviation = 1e-4;
    private const double LargestMargin = 20;

    /// <summary>Computes the features of a group.</summary>
    /// <param name="history">Demand up to now.</param>
    /// <param name="vms">Indices of the VMs, at least one.</param>
    /// <param name="capacityMips">CPU capacity of the host in MIPS, positive.</param>
    /// <param name="settings">What to look at.</param>
    /// <param name="features">Receives <see cref="Count"/> values.</param>
    public static void Compute(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips, OverloadFeatureSettings settings, Span<float> features)
    {
        int samples = Math.Min(history.Now + 1, settings.LookbackSamples);
        float[]? rented = samples > StackSamples ? ArrayPool<float>.Shared.Rent(samples) : null;
        Span<float> load = rented is null ? stackalloc float[StackSamples] : rented;
        load = load[..samples];
        load.Clear();
        foreach (int vm in vms)
        {
            TensorPrimitives.Add(load, history.Of(vm)[^samples..], load);
        }

        TensorPrimitives.Multiply(load, (float)(1 / capacityMips), load);
        int hour = Math.Min(samples, Math.Max(2, history.SamplesPerDay / HoursPerDay));
        int threeHours = Math.Min(samples, 3 * hour);
        DescribeLoad(load, hour, threeHours, features);
        DescribeDay(load, history, settings, features[15..]);
        DescribeMembers(history, vms, capacityMips, threeHours, features[20..]);
        DescribeTime(history, settings, features[25..]);
        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static void DescribeLoad(ReadOnlySpan<float> load, int hour, int threeHours, Span<float> features)
    {
        float current = load[^1];
        WindowStatistics lastHour = WindowStatistics.Of(load[^hour..]);
        WindowStatistics lastThree = WindowStatistics.Of(load[^threeHours..]);
        features[0] = current;
        lastHour.CopyTo(features[1..]);
        lastThree.CopyTo(features[6..]);
        features[11] = (float)Ewma(load[^threeHours..]);
        features[12] = Margin(1 - lastHour.Mean, lastHour.Deviation);
        features[13] = Margin(1 - lastThree.Mean, lastThree.Deviation);
        features[14] = Margin(1 - current, lastThree.StepDeviation);
    }

    private static void DescribeDay(ReadOnlySpan<float> load, DemandHistory history, OverloadFeatureSettings settings, Span<float> features)
    {
        WindowStatistics all = WindowStatistics.Of(load);
        bool hasDay = load.Length >= history.SamplesPerDay;
        int horizon = Math.Min(settings.HorizonSamples, load.Length);
        features[0] = (float)all.Peak;
        features[1] = (float)all.Deviation;
        features[2] = hasDay ? TensorPrimitives.Max(load.Slice(load.Length - history.SamplesPerDay, horizon)) : (float)all.Peak;
        features[3] = hasDay ? 1 : 0;
        features[4] = Margin(1 - load[^1], all.StepDeviation);
    }

    private static void DescribeMembers(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips, int window, Span<float> features)
    {
        (double means, double largest, double deviations, double variances, double peaks) = (0, 0, 0, 0, 0);
        foreach (int vm in vms)
        {
            (double mean, double variance, double peak) = WindowStatistics.Moments(history.Of(vm)[^window..]);
            means += mean;
            largest = Math.Max(largest, mean);
            deviations += Math.Sqrt(variance);
            variances += variance;
            peaks += peak;
        }

        features[0] = vms.Length;
        features[1] = means > 0 ? (float)(largest / means) : 1;
        features[2] = (float)(deviations / capacityMips);
        features[3] = (float)(Math.Sqrt(variances) / capacityMips);
        features[4] = (float)(peaks / capacityMips);
    }

    private static void DescribeTime(DemandHistory history, OverloadFeatureSettings settings, Span<float> features)
    {
        double angle = settings.UsesTimeOfDay ? 2 * Math.PI * (history.Now % history.SamplesPerDay) / history.SamplesPerDay : 0;
        features[0] = (float)Math.Sin(angle);
        features[1] = (float)Math.Cos(angle);
    }

    private static double Ewma(ReadOnlySpan<float> load)
    {
        double smoothed = load[0];
        foreach (float value in load[1..])
        {
            smoothed += EwmaAlpha * (value - smoothed);
        }

        return smoothed;
    }

    // Free capacity in standard deviations, as in N-sigma; bounded, so that a load without variation stays an ordinary number.
    private static float Margin(double free, double deviation) =>
        (float)Math.Clamp(free / Math.Max(deviation, SmallestDeviation), -LargestMargin, LargestMargin);
}
