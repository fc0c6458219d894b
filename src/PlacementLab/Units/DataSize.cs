using System.Globalization;

namespace PlacementLab.Units;

/// <summary>An amount of data in whole bytes (not a rate; see <see cref="DataRate"/>). The default is zero.</summary>
public readonly record struct DataSize : IComparable<DataSize>
{
    private static readonly (string Unit, double Factor)[] _units =
    [
        ("B", 1), ("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
        ("KiB", 1024), ("MiB", 1048576), ("GiB", 1073741824), ("TiB", 1099511627776),
    ];

    private DataSize(long bytes) => Bytes = bytes;

    /// <summary>No data.</summary>
    public static DataSize Zero => default;

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Size in MiB (2^20 bytes).</summary>
    public double TotalMebibytes => Bytes / 1048576.0;

    /// <summary>Size in GiB (2^30 bytes).</summary>
    public double TotalGibibytes => Bytes / 1073741824.0;

    /// <summary>A size of whole bytes.</summary>
    public static DataSize FromBytes(long bytes) => new(bytes);

    /// <summary>A size in MiB, rounded to the nearest byte.</summary>
    public static DataSize FromMebibytes(double mebibytes) => FromDouble(mebibytes * 1048576.0);

    /// <summary>A size in GiB, rounded to the nearest byte.</summary>
    public static DataSize FromGibibytes(double gibibytes) => FromDouble(gibibytes * 1073741824.0);

    /// <summary>Reads a size such as "8GiB" or "625 MB".</summary>
    /// <param name="text">Number and unit.</param>
    /// <param name="place">Where the text was found, for the message.</param>
    /// <exception cref="InvalidInputException">The text is no size.</exception>
    public static DataSize Parse(string? text, string place)
    {
        double bytes = QuantityText.Parse(text, "data size", place, _units);
        return bytes < 9e18
            ? FromDouble(bytes)
            : throw new InvalidInputException(place, $"\"{text}\"", "a data size below 9 EB", "Write a smaller number.");
    }

    /// <summary>Sum.</summary>
    public static DataSize operator +(DataSize left, DataSize right) => new(checked(left.Bytes + right.Bytes));

    /// <summary>Difference.</summary>
    public static DataSize operator -(DataSize left, DataSize right) => new(checked(left.Bytes - right.Bytes));

    /// <summary>A share or a multiple, rounded to the nearest byte.</summary>
    public static DataSize operator *(DataSize size, double factor) => FromDouble(size.Bytes * factor);

    /// <summary>The time that a transfer at a constant rate takes.</summary>
    public static TimeSpan operator /(DataSize size, DataRate rate) => TimeSpan.FromSeconds(size.Bytes / rate.BytesPerSecond);

    /// <summary>Whether the left size is smaller.</summary>
    public static bool operator <(DataSize left, DataSize right) => left.Bytes < right.Bytes;

    /// <summary>Whether the left size is larger.</summary>
    public static bool operator >(DataSize left, DataSize right) => left.Bytes > right.Bytes;

    /// <summary>Whether the left size is not larger.</summary>
    public static bool operator <=(DataSize left, DataSize right) => left.Bytes <= right.Bytes;

    /// <summary>Whether the left size is not smaller.</summary>
    public static bool operator >=(DataSize left, DataSize right) => left.Bytes >= right.Bytes;

    /// <inheritdoc/>
    public int CompareTo(DataSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>The size with a binary unit that keeps the number short.</summary>
    public override string ToString() => Math.Abs(Bytes) switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{Bytes} B"),
        < 1048576 => string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1024.0:0.##} KiB"),
        < 1073741824 => string.Create(CultureInfo.InvariantCulture, $"{TotalMebibytes:0.##} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{TotalGibibytes:0.##} GiB"),
    };

    private static DataSize FromDouble(double bytes) => new(checked((long)Math.Round(bytes)));
}
