using System.Collections.Immutable;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// Draws examples of overload from many random groupings of the VMs: a time, a host type, a target load between two shares of
/// its capacity, and VMs in random order until their mean demand of the last hour reaches the target. A model that learns from
/// them serves assignments that it has never seen.
/// </summary>
public static class OverloadExampleSampler
{
    private const int HoursPerDay = 24;

    /// <summary>Draws the examples.</summary>
    /// <param name="demandMips">Demand in MIPS, [VM][sample]; not to be changed while the examples are used.</param>
    /// <param name="samplesPerDay">Samples in a day.</param>
    /// <param name="sampling">What to draw.</param>
    /// <exception cref="InvalidInputException">There is no VM, no host, no row, or the range does not hold a horizon.</exception>
    public static OverloadExamples Draw(float[][] demandMips, int samplesPerDay, OverloadSampling sampling)
    {
        Validate(demandMips, sampling);
        OverloadExample[] rows = new OverloadExample[sampling.Rows];
        Parallel.For(0, rows.Length, row => rows[row] = DrawRow(demandMips, samplesPerDay, sampling, row));
        DemandHistory demand = new(demandMips, sampling.End - 1, samplesPerDay);
        return new OverloadExamples(demand, sampling.HorizonSamples, ImmutableArray.Create(rows));
    }

    private static OverloadExample DrawRow(float[][] demandMips, int samplesPerDay, OverloadSampling sampling, int row)
    {
        Random random = new(RowSeed(sampling.Seed, row));
        int now = random.Next(sampling.First, sampling.End - sampling.HorizonSamples);
        double capacity = sampling.HostCapacitiesMips[random.Next(sampling.HostCapacitiesMips.Length)];
        double target = capacity * (sampling.LowestLoad + ((sampling.HighestLoad - sampling.LowestLoad) * random.NextDouble()));
        int[] order = Enumerable.Range(0, demandMips.Length).ToArray();
        int count = 0;
        for (double load = 0; count < order.Length && load < target; count++)
        {
            int other = random.Next(count, order.Length);
            (order[count], order[other]) = (order[other], order[count]);
            load += HourMean(demandMips[order[count]], now, samplesPerDay);
        }

        ImmutableArray<int> vms = ImmutableArray.Create(order, 0, count);
        return new OverloadExample(now, vms, capacity, Overloads(demandMips, vms, now, sampling.HorizonSamples, capacity));
    }

    private static double HourMean(float[] demandMips, int now, int samplesPerDay)
    {
        int first = Math.Max(0, now + 1 - Math.Max(1, samplesPerDay / HoursPerDay));
        double sum = 0;
        for (int sample = first; sample <= now; sample++)
        {
            sum += demandMips[sample];
        }

        return sum / (now + 1 - first);
    }

    /// <summary>Whether the summed demand exceeds the capacity in at least one of the samples now + 1 … now + horizon.</summary>
    internal static bool Overloads(float[][] demandMips, ImmutableArray<int> vms, int now, int horizonSamples, double capacityMips)
    {
        for (int sample = now + 1; sample <= now + horizonSamples; sample++)
        {
            double sum = 0;
            foreach (int vm in vms)
            {
                sum += demandMips[vm][sample];
            }

            if (sum > capacityMips)
            {
                return true;
            }
        }

        return false;
    }

    // SplitMix64 (Steele, Lea, Flood 2014) of seed and row.
    private static int RowSeed(int seed, int row)
    {
        ulong z = (((ulong)(uint)seed << 32) | (uint)row) + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }

    private static void Validate(float[][] demandMips, OverloadSampling sampling)
    {
        if (demandMips.Length == 0)
        {
            throw new InvalidInputException("overload examples", "no VM", "at least one VM", "Give the demand of at least one VM.");
        }

        if (sampling.Rows < 1 || sampling.HostCapacitiesMips.IsDefaultOrEmpty || !sampling.HostCapacitiesMips.All(c => c > 0 && double.IsFinite(c)))
        {
            throw new InvalidInputException(
                "overload examples", $"{sampling.Rows} rows on {(sampling.HostCapacitiesMips.IsDefault ? 0 : sampling.HostCapacitiesMips.Length)} host types", "at least one row and host types of positive capacity", "Correct the numbers.");
        }

        int samples = demandMips.Min(trace => trace.Length);
        bool inside = sampling.First >= 0 && sampling.End <= samples && sampling.HorizonSamples >= 1;
        if (!inside || sampling.End - sampling.First <= sampling.HorizonSamples)
        {
            throw new InvalidInputException(
                "overload examples",
                $"the range [{sampling.First}, {sampling.End}) of {samples} samples with a horizon of {sampling.HorizonSamples}",
                "a range inside the trace that is longer than the horizon",
                "Choose longer parts for training, tuning and test.");
        }
    }
}
