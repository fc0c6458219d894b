using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using PlacementLab.Migration;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Migrations;

/// <summary>
/// Reads a measured dirty curve: a CSV file with the header <c>seconds,bytes</c> and a line for each sample, the time since all pages
/// were clean (1 µs to 10,000 days, rising) and the unique bytes written by then (0, or from 1 on).
/// What has been written stays written, so bytes may fall by no more than 1 % below the most before: measuring noise.
/// </summary>
public static class DirtySampleFile
{
    private const string Header = "seconds,bytes";
    private const double LeastSeconds = 1e-6;
    private const double MostSeconds = 864_000_000;
    private const double MostBytes = 9e18;
    private const double LargestFall = 0.01;

    /// <summary>Reads the samples.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is missing or not in this form; the message names the line.</exception>
    public static ImmutableArray<DirtySample> Read(string path)
    {
        using CsvReader csv = CsvForm.Open(InputFile.ReadUnpacked(path).Content, path);
        if (!CsvForm.Next(csv, path) || csv.FieldCount != 2 || !csv.GetSpan(0).SequenceEqual("seconds"u8) || !csv.GetSpan(1).SequenceEqual("bytes"u8))
        {
            throw new InvalidInputException($"{path}, line 1", FoundText.Quote(csv.RawRecord), $"the header \"{Header}\"", "Add the header line.");
        }

        var samples = ImmutableArray.CreateBuilder<DirtySample>();
        var before = new DirtySample(0, 0);
        while (CsvForm.Next(csv, path))
        {
            DirtySample sample = ReadSample(csv, path, before);
            samples.Add(sample);
            before = sample with { Bytes = Math.Max(before.Bytes, sample.Bytes) };
        }

        return samples.Count > 0 ? samples.ToImmutable() : throw new InvalidInputException(
            $"{path}, line 2", "the end of the file", "at least one sample", "Measure the bytes written within a few times.");
    }

    /// <summary>A sample after the time and, up to noise, from the bytes of another.</summary>
    private static DirtySample ReadSample(CsvReader csv, string path, DirtySample before)
    {
        string place = $"{path}, line {csv.LineNumber}";
        if (csv.FieldCount != 2)
        {
            throw new InvalidInputException(
                place, csv.RawRecord.Trim("\r\n"u8).IsEmpty ? "an empty line" : $"{csv.FieldCount} fields", "2 fields: seconds,bytes",
                "Complete the line or remove it.");
        }

        bool isTime = double.TryParse(csv.GetSpan(0), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        if (!isTime || !(seconds > before.Seconds))
        {
            throw new InvalidInputException(
                $"{place}, column 1 (seconds)", FoundText.Quote(csv.GetSpan(0)),
                string.Create(CultureInfo.InvariantCulture, $"a time after {before.Seconds} s"), "Sort the samples by time, and name each time once.");
        }

        if (seconds is < LeastSeconds or > MostSeconds)
        {
            throw new InvalidInputException(
                $"{place}, column 1 (seconds)", FoundText.Quote(csv.GetSpan(0)), "a time from 1 µs to 10,000 days",
                "Give times in seconds, or remove the line.");
        }

        double bytes = ReadBytes(csv, place);
        return bytes >= before.Bytes * (1 - LargestFall) ? new DirtySample(seconds, bytes) : throw new InvalidInputException(
            $"{place}, column 2 (bytes)", FoundText.Quote(csv.GetSpan(1)),
            string.Create(CultureInfo.InvariantCulture, $"at least the {before.Bytes} bytes written before, for they add up"),
            "Give unique bytes since all pages were clean, not bytes per interval.");
    }

    private static double ReadBytes(CsvReader csv, string place)
    {
        bool isSize = double.TryParse(csv.GetSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out double bytes);
        return isSize && bytes is 0 or (>= 1 and <= MostBytes) ? bytes : throw new InvalidInputException(
            $"{place}, column 2 (bytes)", FoundText.Quote(csv.GetSpan(1)), "bytes: 0, or from 1 to 9e18", "Correct the value or remove the line.");
    }
}
