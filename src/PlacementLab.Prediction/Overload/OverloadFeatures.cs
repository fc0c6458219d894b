using System.Buffers;
using System.Numerics.Tensors;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// Describes a group of VMs on a host at a time by its summed demand and by its members. All demands are shares of the host's
/// capacity, so one model serves hosts of every size. Nothing after now is read. In order:
/// 0 latest load; 1–5 mean, peak, deviation, rise and step deviation of the last hour; 6–10 the same of three hours; 11 EWMA;
/// 12–15 free capacity in deviations (by hour, three hours, steps, EWMA and steps); 16–17 share of the last hour and three
/// hours above capacity; 18–25 peak, deviation, mean and margins of the whole look-back, and what came yesterday;
/// 26–31 members: number, largest share, sum of deviations, deviation if independent, sum of peaks, free capacity in
/// independent deviations; 32–33 time of day on the circle.
/// </summary>
public static class OverloadFeatures
{
    /// <summary>Changes whenever a feature changes its meaning; a saved model of another version cannot be used.</summary>
    public const int Version = 1;

    /// <summary>Number of features.</summary>
    public const int Count = 34;

    private const int DayAt = 18;
    private const int MembersAt = 26;
    private const int TimeAt = 32;
    private const int StackSamples = 1024;
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
        Sum(history, vms, capacityMips, load);
        int hour = Math.Min(samples, OverloadFeatureSettings.Hour(history.SamplesPerDay));
        int threeHours = Math.Min(samples, 3 * hour);
        WindowStatistics lastThree = WindowStatistics.Of(load[^threeHours..]);
        DescribeLoad(load, hour, lastThree, features);
        lastThree.CopyTo(features[6..]);
        features[17] = ShareAbove(load[^threeHours..]);
        DescribeLookback(load, hour, history.SamplesPerDay, settings.HorizonSamples, features[DayAt..MembersAt]);
        DescribeMembers(history, vms, capacityMips, threeHours, features[MembersAt..TimeAt]);
        DescribeTime(history, settings, features[TimeAt..]);
        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static void Sum(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips, Span<float> load)
    {
        load.Clear();
        foreach (int vm in vms)
        {
            TensorPrimitives.Add(load, history.Of(vm)[^load.Length..], load);
        }

        TensorPrimitives.Multiply(load, (float)(1 / capacityMips), load);
    }

    private static void DescribeLoad(ReadOnlySpan<float> load, int hour, WindowStatistics lastThree, Span<float> features)
    {
        float current = load[^1];
        WindowStatistics lastHour = WindowStatistics.Of(load[^hour..]);
        double smoothed = Ewma(load[^Math.Min(load.Length, 3 * hour)..]);
        features[0] = current;
        lastHour.CopyTo(features[1..]);
        features[11] = (float)smoothed;
        features[12] = Margin(1 - lastHour.Mean, lastHour.Deviation);
        features[13] = Margin(1 - lastThree.Mean, lastThree.Deviation);
        features[14] = Margin(1 - current, lastThree.StepDeviation);
        features[15] = Margin(1 - smoothed, lastThree.StepDeviation);
        features[16] = ShareAbove(load[^hour..]);
    }

    private static void DescribeLookback(ReadOnlySpan<float> load, int hour, int samplesPerDay, int horizonSamples, Span<float> features)
    {
        WindowStatistics all = WindowStatistics.Of(load);
        features[0] = (float)all.Peak;
        features[1] = (float)all.Deviation;
        features[2] = (float)all.Mean;
        features[3] = Margin(1 - load[^1], all.StepDeviation);
        features[4] = Margin(1 - all.Mean, all.Deviation);

        // Without a day and an hour to look back at, the peak so far stands for yesterday's.
        bool knowsYesterday = load.Length >= samplesPerDay + hour;
        int start = load.Length - samplesPerDay;
        double peak = knowsYesterday ? TensorPrimitives.Max(load.Slice(start, Math.Min(horizonSamples, samplesPerDay))) : all.Peak;
        double change = knowsYesterday ? (TensorPrimitives.Sum(load[^hour..]) - TensorPrimitives.Sum(load.Slice(start - hour, hour))) / hour : 0;
        features[5] = (float)peak;
        features[6] = knowsYesterday ? 1 : 0;
        features[7] = (float)(peak + change);
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

        double independent = Math.Sqrt(variances) / capacityMips;
        features[0] = vms.Length;
        features[1] = means > 0 ? (float)(largest / means) : 1;
        features[2] = (float)(deviations / capacityMips);
        features[3] = (float)independent;
        features[4] = (float)(peaks / capacityMips);
        features[5] = Margin(1 - (means / capacityMips), independent);
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

    private static float ShareAbove(ReadOnlySpan<float> load)
    {
        int above = 0;
        foreach (float value in load)
        {
            above += value > 1 ? 1 : 0;
        }

        return (float)above / load.Length;
    }

    // Free capacity in standard deviations, as in N-sigma; bounded, so that a load without variation stays an ordinary number.
    private static float Margin(double free, double deviation) =>
        (float)Math.Clamp(free / Math.Max(deviation, SmallestDeviation), -LargestMargin, LargestMargin);
}
