namespace PlacementLab.Migration.Sharing;

/// <summary>
/// Duration of a pre-copy in two stages, as mVM plans with it: send the memory, then what was written meanwhile, both while the VM
/// goes on writing. Kherbache, Madelaine and Hermenier, "Scheduling live-migrations for fast, adaptable and energy-efficient
/// relocation operations", UCC 2015.
/// <para>d = M/b. d &gt; h: d + (H + (d − h)·c)/(b − c) + (H/b)·(H/h)/(b − H/h); else d + (H/h)·d/(b − H/h). With M memory,
/// b bandwidth, H bytes dirtied fast within the first h seconds, c bytes dirtied per second after that.</para>
/// </summary>
public sealed record TwoStageDuration
{
    /// <summary>M: memory in use in MB (10^6 bytes), positive.</summary>
    public required double MemoryMegabytes { get; init; }

    /// <summary>H: hot pages in MB, at least 0.</summary>
    public required double HotMegabytes { get; init; }

    /// <summary>h: time within which the hot pages are dirtied, in s, positive.</summary>
    public required double HotSeconds { get; init; }

    /// <summary>c: dirty rate after that, in MB/s, at least 0.</summary>
    public required double ColdMegabytesPerSecond { get; init; }

    /// <summary>
    /// Bandwidth in MB/s that a link of a nominal rate gives a migration in those plans: one ninth, for 8 bits per byte and protocol
    /// overhead.
    /// </summary>
    /// <param name="megabitsPerSecond">Nominal rate in Mbit/s.</param>
    public static double UsableMegabytesPerSecond(double megabitsPerSecond) => megabitsPerSecond / 9;

    /// <summary>The duration at a bandwidth.</summary>
    /// <param name="megabytesPerSecond">b, positive.</param>
    /// <returns>Seconds; infinite where the VM writes as fast as the link carries, in either stage.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public double Seconds(double megabytesPerSecond)
    {
        if (!(MemoryMegabytes > 0 && HotMegabytes >= 0 && HotSeconds > 0 && ColdMegabytesPerSecond >= 0 && megabytesPerSecond > 0))
        {
            throw new ArgumentException("Memory, hot seconds and bandwidth must be positive, hot memory and cold rate not negative.");
        }

        double b = megabytesPerSecond;
        double hotRate = HotMegabytes / HotSeconds;
        double copy = MemoryMegabytes / b;
        if (hotRate >= b || ColdMegabytesPerSecond >= b)
        {
            return double.PositiveInfinity;
        }

        if (copy <= HotSeconds)
        {
            return copy + (hotRate * copy / (b - hotRate));
        }

        double second = (HotMegabytes + ((copy - HotSeconds) * ColdMegabytesPerSecond)) / (b - ColdMegabytesPerSecond);
        return copy + second + (HotMegabytes / b * hotRate / (b - hotRate));
    }
}
