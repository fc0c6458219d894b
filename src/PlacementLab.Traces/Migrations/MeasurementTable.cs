using System.Text;
using CsvHelper;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Migrations;

/// <summary>A CSV file of measurements with a header; only the columns asked for are kept.</summary>
internal sealed class MeasurementTable
{
    private readonly Dictionary<string, int> _columns;

    private MeasurementTable(string place, Dictionary<string, int> columns)
    {
        Place = place;
        _columns = columns;
    }

    /// <summary>The file, for messages.</summary>
    public string Place { get; }

    /// <summary>The rows in the order of the file.</summary>
    public IReadOnlyList<MeasurementRow> Rows { get; private set; } = [];

    /// <summary>Reads a file, unpacked where its name ends in .gz.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Names of the columns that are needed; others are passed over.</param>
    /// <exception cref="InvalidInputException">It is missing, a column is, or a line is no CSV.</exception>
    public static MeasurementTable Read(string path, params IReadOnlyList<string> columns) =>
        Parse(InputFile.ReadUnpacked(path).Content, path, columns);

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="place">Its name, for messages.</param>
    /// <param name="columns">Names of the columns that are needed.</param>
    /// <exception cref="InvalidInputException">A column is missing, or a line is no CSV.</exception>
    public static MeasurementTable Parse(byte[] content, string place, IReadOnlyList<string> columns)
    {
        using CsvReader csv = CsvForm.Open(content, place);
        (int[] fields, int width) = ReadHeader(csv, place, columns);
        var table = new MeasurementTable(place, columns.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i));
        var rows = new List<MeasurementRow>();
        while (CsvForm.Next(csv, place))
        {
            if (csv.FieldCount != width)
            {
                throw new InvalidInputException(
                    $"{place}, line {csv.LineNumber}", csv.RawRecord.Trim("\r\n"u8).IsEmpty ? "an empty line" : $"{csv.FieldCount} fields",
                    $"{width} fields, as in the header", "Complete the line or remove it.");
            }

            rows.Add(new MeasurementRow(table, [.. fields.Select(f => Encoding.UTF8.GetString(csv.GetSpan(f)))], (int)csv.LineNumber));
        }

        table.Rows = rows.Count > 0 ? rows : throw new InvalidInputException(
            $"{place}, line 2", "the end of the file", "at least one measurement", "Fetch the file again.");
        return table;
    }

    /// <summary>Where a column is kept.</summary>
    /// <param name="name">One of the names that were asked for.</param>
    internal int IndexOf(string name) => _columns[name];

    /// <summary>Whether a file's header has a column.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="place">Its name, for messages.</param>
    /// <param name="column">Name of the column.</param>
    internal static bool HasColumn(byte[] content, string place, string column)
    {
        using CsvReader csv = CsvForm.Open(content, place);
        CsvForm.Next(csv, place);
        return Enumerable.Range(0, csv.FieldCount).Any(i => csv.GetString(i) == column);
    }

    private static (int[] Fields, int Width) ReadHeader(CsvReader csv, string place, IReadOnlyList<string> columns)
    {
        CsvForm.Next(csv, place);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < csv.FieldCount; i++)
        {
            found.TryAdd(Encoding.UTF8.GetString(csv.GetSpan(i)), i);
        }

        int[] fields = [.. columns.Select(name => found.TryGetValue(name, out int at) ? at : throw new InvalidInputException(
            $"{place}, line 1", $"no column \"{name}\"", $"a header with the columns {string.Join(", ", columns)}",
            "Give the file in the form it was published in."))];
        return (fields, csv.FieldCount);
    }
}
