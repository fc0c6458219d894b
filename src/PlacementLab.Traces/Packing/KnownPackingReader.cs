using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Packing;

/// <summary>Reads the tables of known optima that come with the sets.</summary>
public static class KnownPackingReader
{
    private static readonly string[] _summaryColumns = ["instance_name", "LB", "OPT"];
    private static readonly string[] _boundColumns = ["set", "instance", "items", "capacity", "L1_bound", "lb", "ub"];

    /// <summary>
    /// Reads a summary of the vector packing sets: divided by tabs, with the columns instance_name, LB, OPT (−1 where it is unknown) and
    /// further ones. The set is the part of the name before the first "_".
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is not there or not in this form.</exception>
    public static ImmutableArray<KnownPacking> ReadSummary(string path) => Read(path, '\t', _summaryColumns, (fields, place) =>
    {
        (int lower, int optimum) = (Number(fields[1], place, "LB", 0), Number(fields[2], place, "OPT", -1));
        string set = fields[0].Split('_')[0];
        return optimum < 0 ? new KnownPacking(set, fields[0], lower, null) : Known(set, fields[0], (lower, optimum), place) with { Optimum = optimum };
    });

    /// <summary>Reads BPPLIB's bounds: divided by commas, with the columns set, instance, items, capacity, L1_bound, lb, ub.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is not there or not in this form.</exception>
    public static ImmutableArray<KnownPacking> ReadBounds(string path) => Read(path, ',', _boundColumns, (fields, place) =>
    {
        (int lower, int upper) = (Number(fields[5], place, "lb", 0), Number(fields[6], place, "ub", 0));
        return Known(fields[0].Split('/')[^1], fields[1], (lower, upper), place);
    });

    /// <summary>
    /// Reads the bounds of BPPLib.jl, packed or not: name, lower and upper bound in each line, divided by tabs. The set is empty.
    /// </summary>
    /// <param name="path">The file; unpacked where its name ends in .gz.</param>
    /// <exception cref="InvalidInputException">It is not there or not in this form.</exception>
    public static ImmutableArray<KnownPacking> ReadAllBounds(string path)
    {
        string[] lines = Lines(System.Text.Encoding.UTF8.GetString(InputFile.ReadUnpacked(path).Content));
        return [.. lines.Select((line, i) =>
        {
            string place = $"{path}, line {i + 1}";
            string[] fields = Fields(line, '\t', 3, place);
            (int lower, int upper) = (Number(fields[1], place, "lower bound", 0), Number(fields[2], place, "upper bound", 0));
            return Known("", fields[0], (lower, upper), place);
        })];
    }

    private static ImmutableArray<KnownPacking> Read(string path, char separator, string[] columns, Func<string[], string, KnownPacking> row)
    {
        string[] lines = Lines(InputFile.ReadText(path));
        string[] header = lines.Length > 0 ? lines[0].Split(separator) : [];
        return header.Length >= columns.Length && header.AsSpan(0, columns.Length).SequenceEqual(columns)
            ? [.. lines.Skip(1).Select((line, i) => row(Fields(line, separator, header.Length, $"{path}, line {i + 2}"), $"{path}, line {i + 2}"))]
            : throw new InvalidInputException(
                $"{path}, line 1", lines.Length == 0 ? "nothing" : $"\"{VisibleText.Of(lines[0])}\"",
                $"a header that begins with {string.Join(separator == '\t' ? " TAB " : ",", columns)}", "Fetch the file again.");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Fields(string line, char separator, int count, string place)
    {
        string[] fields = line.Split(separator);
        return fields.Length == count ? fields : throw new InvalidInputException(
            place, $"{fields.Length} fields", $"{count} fields", "The line is cut off or has been changed: fetch the file again.");
    }

    private static int Number(string field, string place, string what, int least) =>
        int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least ? value
        : throw new InvalidInputException(place, $"\"{VisibleText.Of(field)}\"", $"{what}, a whole number from {least}", "Fetch the file again.");

    private static KnownPacking Known(string set, string name, (int Lower, int Upper) bounds, string place) =>
        bounds.Lower <= bounds.Upper ? new KnownPacking(set, name, bounds.Lower, bounds.Lower == bounds.Upper ? bounds.Upper : null)
        : throw new InvalidInputException(
            place, $"{bounds.Upper} bins below the lower bound {bounds.Lower}", "a lower bound that is not above the other", "Fetch the file again.");
}
