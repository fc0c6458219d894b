using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Tests.Support;

/// <summary>The published calc-dirty-rate vector of a 32 GiB memcached VM and the 48 times predicted from it.</summary>
public sealed record DirtyRateVector
{
    private const double BytesPerSecondOfABinaryGigabit = 1073741824 / 8.0;

    /// <summary>Unique bytes by time, scaled from the sampled pages to all.</summary>
    public required ImmutableArray<DirtySample> Samples { get; init; }

    /// <summary>Memory with content, scaled.</summary>
    public required DataSize Memory { get; init; }

    /// <summary>Zero memory, scaled.</summary>
    public required DataSize ZeroMemory { get; init; }

    /// <summary>Bandwidth, downtime limit (null: none) and the published time in whole s (null: does not converge).</summary>
    public required ImmutableArray<(DataRate Bandwidth, TimeSpan? Limit, int? Seconds)> Cells { get; init; }

    /// <summary>Reads it; skips the test where it is missing.</summary>
    public static DirtyRateVector ReadOrSkip()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedReference.PathOrSkip("qemu_dirty_rate_vector.json")));
        JsonElement root = document.RootElement;
        double pageBytes = root.GetProperty("page_size_bytes").GetDouble();
        double sampled = root.GetProperty("sampled_pages").GetDouble();
        double bytesPerSample = root.GetProperty("total_pages").GetDouble() / sampled * pageBytes;
        double zero = root.GetProperty("zero_sampled_pages").GetDouble();
        return new DirtyRateVector
        {
            Samples = [.. Numbers(root, "periods_ms").Zip(Numbers(root, "dirty_sampled_pages"), (ms, n) => new DirtySample(ms / 1000, n * bytesPerSample))],
            Memory = DataSize.FromBytes((long)Math.Round((sampled - zero) * bytesPerSample)),
            ZeroMemory = DataSize.FromBytes((long)Math.Round(zero * bytesPerSample)),
            Cells = [.. CellsOf(root)],
        };
    }

    private static IEnumerable<(DataRate Bandwidth, TimeSpan? Limit, int? Seconds)> CellsOf(JsonElement root)
    {
        TimeSpan?[] limits = [.. root.GetProperty("downtime_limits_ms").EnumerateArray().Select(l => Number(l) is { } ms ? TimeSpan.FromMilliseconds(ms) : (TimeSpan?)null)];
        double[] gigabits = Numbers(root, "bandwidths_gbps");
        JsonElement times = root.GetProperty("total_time_s_rounded_up");
        for (int b = 0; b < gigabits.Length; b++)
        {
            for (int l = 0; l < limits.Length; l++)
            {
                yield return (DataRate.FromBytesPerSecond(gigabits[b] * BytesPerSecondOfABinaryGigabit), limits[l], (int?)Number(times[b][l]));
            }
        }
    }

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static double[] Numbers(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
}
