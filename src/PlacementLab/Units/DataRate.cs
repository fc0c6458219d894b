using System.Globalization;

namespace PlacementLab.Units;

/// <summary>
/// Data per time (not a size; see <see cref="DataSize"/>). Bit rates are decimal (1 Gbps = 10^9 bit/s). The default is zero.
/// </summary>
public readonly record struct DataRate : IComparable<DataRate>
{
    private static readonly (string Unit, double Factor)[] _units =
    [
        ("bps", 1 / 8.0), ("bit/s", 1 / 8.0), ("b/s", 1 / 8.0),
        ("kbps", 125), ("Kbps", 125), ("kbit/s", 125), ("kb/s", 125), ("Kb/s", 125),
        ("Mbps", 125e3), ("Mbit/s", 125e3), ("Mb/s", 125e3),
        ("Gbps", 125e6), ("Gbit/s", 125e6), ("Gb/s", 125e6),
        ("B/s", 1), ("kB/s", 1e3), ("KB/s", 1e3), ("MB/s", 1e6), ("GB/s", 1e9),
        ("KiB/s", 1024), ("MiB/s", 1048576), ("GiB/s", 1073741824),
    ];

    private DataRate(double bytesPerSecond) => BytesPerSecond = bytesPerSecond;

    /// <summary>No throughput.</summary>
    public static DataRate Zero => default;

    /// <summary>Rate in bytes per second.</summary>
    public double BytesPerSecond { get; }

    /// <summary>Rate in Mbit/s (10^6 bit/s).</summary>
    public double MegabitsPerSecond => BytesPerSecond * 8 / 1e6;

    /// <summary>A rate in bytes per second.</summary>
    public static DataRate FromBytesPerSecond(double bytesPerSecond) => new(bytesPerSecond);

    /// <summary>A rate in Mbit/s (10^6 bit/s).</summary>
    public static DataRate FromMegabitsPerSecond(double megabits) => new(megabits * 125e3);

    /// <summary>A rate in MiB/s (2^20 bytes per second).</summary>
    public static DataRate FromMebibytesPerSecond(double mebibytes) => new(mebibytes * 1048576.0);

    /// <summary>Reads a rate such as "1Gbps", "500 Mb/s" or "40MiB/s".</summary>
    /// <param name="text">Number and unit.</param>
    /// <param name="place">Where the text was found, for the message.</param>
    /// <exception cref="InvalidInputException">The text is no rate.</exception>
    public static DataRate Parse(string? text, string place) => new(QuantityText.Parse(text, "data rate", place, _units));

    /// <summary>Sum.</summary>
    public static DataRate operator +(DataRate left, DataRate right) => new(left.BytesPerSecond + right.BytesPerSecond);

    /// <summary>Difference.</summary>
    public static DataRate operator -(DataRate left, DataRate right) => new(left.BytesPerSecond - right.BytesPerSecond);

    /// <summary>A share or a multiple.</summary>
    public static DataRate operator *(DataRate rate, double factor) => new(rate.BytesPerSecond * factor);

    /// <summary>The data that a time at this rate carries, rounded to the nearest byte.</summary>
    public static DataSize operator *(DataRate rate, TimeSpan time) =>
        DataSize.FromBytes((long)Math.Round(rate.BytesPerSecond * time.TotalSeconds));

    /// <summary>Whether the left rate is smaller.</summary>
    public static bool operator <(DataRate left, DataRate right) => left.BytesPerSecond < right.BytesPerSecond;

    /// <summary>Whether the left rate is larger.</summary>
    public static bool operator >(DataRate left, DataRate right) => left.BytesPerSecond > right.BytesPerSecond;

    /// <inheritdoc/>
    public int CompareTo(DataRate other) => BytesPerSecond.CompareTo(other.BytesPerSecond);

    /// <summary>The rate in bit/s, kbit/s, Mbit/s or Gbit/s, whichever keeps the number short; 0 in Mbit/s.</summary>
    public override string ToString() => MegabitsPerSecond switch
    {
        > 0 and < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{MegabitsPerSecond * 1e6:G3} bit/s"),
        > 0 and < 1 => string.Create(CultureInfo.InvariantCulture, $"{MegabitsPerSecond * 1e3:0.##} kbit/s"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{MegabitsPerSecond:0.##} Mbit/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{MegabitsPerSecond / 1000:0.##} Gbit/s"),
    };
}
