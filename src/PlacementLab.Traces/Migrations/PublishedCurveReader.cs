using System.Text.Json;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Traces.Migrations;

/// <summary>Reads a published dirty curve with its predictions, <c>qemu_dirty_rate_vector.json</c>.</summary>
public static class PublishedCurveReader
{
    /// <summary>Bytes per second of the file's Gbps, which are binary.</summary>
    private const double BytesPerSecondOfABinaryGigabit = 1073741824 / 8.0;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing or not in its form.</exception>
    public static PublishedCurve Read(string path) => JsonMeasurements.Read(path, "a dirty curve with predicted times", Curve);

    private static PublishedCurve Curve(JsonElement root)
    {
        double sampled = root.GetProperty("sampled_pages").GetDouble();
        double zero = root.GetProperty("zero_sampled_pages").GetDouble();
        double bytesPerSample = root.GetProperty("total_pages").GetDouble() / sampled * root.GetProperty("page_size_bytes").GetDouble();
        return new PublishedCurve(
            [.. Numbers(root, "periods_ms").Zip(Numbers(root, "dirty_sampled_pages"), (ms, n) => new DirtySample(ms / 1000, n * bytesPerSample))],
            DataSize.FromBytes((long)Math.Round((sampled - zero) * bytesPerSample)),
            DataSize.FromBytes((long)Math.Round(zero * bytesPerSample)),
            [.. Cells(root)]);
    }

    private static IEnumerable<PublishedCurveCell> Cells(JsonElement root)
    {
        JsonElement limits = root.GetProperty("downtime_limits_ms");
        JsonElement times = root.GetProperty("total_time_s_rounded_up");
        double[] gigabits = Numbers(root, "bandwidths_gbps");
        for (int b = 0; b < gigabits.Length; b++)
        {
            for (int l = 0; l < limits.GetArrayLength(); l++)
            {
                yield return new PublishedCurveCell(
                    DataRate.FromBytesPerSecond(gigabits[b] * BytesPerSecondOfABinaryGigabit),
                    limits[l].ValueKind == JsonValueKind.Null ? null : TimeSpan.FromMilliseconds(limits[l].GetDouble()),
                    times[b][l].ValueKind == JsonValueKind.Null ? null : times[b][l].GetInt32());
            }
        }
    }

    private static double[] Numbers(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
}
