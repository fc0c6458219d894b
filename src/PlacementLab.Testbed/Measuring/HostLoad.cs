using System.Globalization;

namespace PlacementLab.Testbed.Measuring;

/// <summary>CPU time of the whole machine so far, in the kernel's ticks.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Idle">Idle, waiting for disks included.</param>
internal readonly record struct HostLoad(long Total, long Idle)
{
    /// <summary>Reads it.</summary>
    public static HostLoad Now()
    {
        long[] ticks = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(t => long.Parse(t, CultureInfo.InvariantCulture))];
        return new HostLoad(ticks.Sum(), ticks[3] + ticks[4]);
    }

    /// <summary>Threads that ran or wanted to, on average over the last minute.</summary>
    public static double LastMinute() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Percent of the machine's CPUs that were busy since an earlier reading, with everything on it.</summary>
    public double BusyPercentSince(HostLoad earlier) => 100 * (1 - (Idle - earlier.Idle) / (double)Math.Max(1, Total - earlier.Total));
}
