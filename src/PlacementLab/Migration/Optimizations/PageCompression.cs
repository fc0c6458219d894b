using PlacementLab.Units;

namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Compression of pages: V bytes of memory become V·s on the wire and take max(V·s/R, V/(n·r)), with n threads that compress r
/// bytes per second each. s depends on the memory above all: measured on samples of guest memory it was 0.25 (zstd) and 0.32
/// (zlib) for text, 0.80 for random content.
/// </summary>
public sealed record PageCompression : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.Compression;

    /// <summary>
    /// zstd. The speed per thread follows from a published case: 64 GB in 20.2 s with 8 threads fully busy (810 % CPU) are 396
    /// MB/s each (uncompressed it took 46.1 s at 10 Gbit/s).
    /// </summary>
    public static PageCompression Zstd { get; } = new() { Codec = "zstd", SpeedPerThread = DataRate.FromBytesPerSecond(396e6) };

    /// <summary>zlib. Measured: two threads on two busy cores compressed some 55 MB/s of memory, 27.5 MB/s each.</summary>
    public static PageCompression Zlib { get; } = new() { Codec = "zlib", SpeedPerThread = DataRate.FromBytesPerSecond(27.5e6) };

    /// <summary>Name of the codec, for tables.</summary>
    public string Codec { get; init; } = "zstd";

    /// <summary>s: bytes on the wire per byte of memory, above 0 to 1; null for <see cref="MigratingVm.CompressedShare"/>.</summary>
    public double? WireShare { get; init => field = value is null ? null : Share(value.Value, nameof(value)); }

    /// <summary>r: memory that one thread compresses per second, positive.</summary>
    public DataRate SpeedPerThread { get; init => field = Positive(value, nameof(value)); } = DataRate.FromBytesPerSecond(396e6);

    /// <summary>n: threads, at least 1.</summary>
    public int Threads { get; init => field = Count(value, nameof(value)); } = 1;

    /// <summary>A preset by its name.</summary>
    /// <param name="codec">"zstd" or "zlib", in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such preset.</exception>
    public static PageCompression Parse(string codec, string place) =>
        new[] { Zstd, Zlib }.FirstOrDefault(c => string.Equals(c.Codec, codec, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(place, $"\"{codec}\"", "zstd or zlib", "Use one of these names.");

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm)
    {
        double share = WireShare ?? vm.CompressedShare;
        return plan.Encode(share, share, SpeedPerThread.BytesPerSecond * Threads, Threads);
    }
}
