using System.Text;
using CsvHelper;

namespace PlacementLab.Testbed.Measuring;

/// <summary>A table of measured rows as CSV, written row by row, so that what was measured survives whatever comes later.</summary>
public static class MeasurementTable
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly CsvReaderOptions _form = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    /// <summary>Reads the rows of a table. A last line without an end is left out: its writing was cut short.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Its columns, in order; a table that ends earlier is read with the rest empty.</param>
    /// <exception cref="InvalidInputException">The file has other columns, or cannot be read.</exception>
    public static IReadOnlyList<MeasurementRow> Read(string path, IReadOnlyList<string> columns)
    {
        string text = TextOf(path);
        byte[] whole = _utf8.GetBytes(text[..(text.LastIndexOf('\n') + 1)]);
        try
        {
            return whole.Length == 0 ? [] : Parse(whole, path, columns);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidInputException(path, $"what is no table ({e.Message})", "a table of measurements", "Choose another folder.", e);
        }
    }

    /// <summary>Replaces a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    internal static void Write(string path, IReadOnlyList<string> columns, IEnumerable<MeasurementRow> rows)
    {
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, LineOf(columns) + string.Concat(rows.Select(LineOf)), _utf8);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Adds a row, which is on the disk when this returns.</summary>
    /// <param name="path">The file; begun if it is not there.</param>
    /// <param name="row">The row.</param>
    internal static void Append(string path, MeasurementRow row)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(_utf8.GetBytes((file.Position == 0 ? LineOf(row.Columns) : "") + LineOf(row)));
        file.Flush(flushToDisk: true);
    }

    private static List<MeasurementRow> Parse(byte[] text, string path, IReadOnlyList<string> columns)
    {
        using CsvReader csv = CsvReader.Create(text, _form);
        var rows = new List<MeasurementRow>();
        for (bool isHeader = true; csv.Read(); isHeader = false)
        {
            string[] fields = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
            if (isHeader)
            {
                RequireColumns(fields, path, columns);
            }
            else
            {
                rows.Add(RowOf(fields, path, columns));
            }
        }

        return rows;
    }

    private static void RequireColumns(string[] header, string path, IReadOnlyList<string> columns)
    {
        string? unknown = header.Where((name, i) => i >= columns.Count || columns[i] != name).FirstOrDefault();
        if (unknown is not null)
        {
            throw new InvalidInputException($"{path}, line 1", $"column \"{unknown}\"", $"the columns {columns[0]},{columns[1]},…,{columns[^1]}", "Choose another folder.");
        }
    }

    private static MeasurementRow RowOf(string[] fields, string path, IReadOnlyList<string> columns)
    {
        if (fields.Length > columns.Count)
        {
            throw new InvalidInputException(path, $"a row of {fields.Length} fields", $"{columns.Count} fields", "Choose another folder.");
        }

        var row = new MeasurementRow(columns);
        for (int i = 0; i < fields.Length; i++)
        {
            row.Set(columns[i], fields[i]);
        }

        return row;
    }

    private static string LineOf(MeasurementRow row) => LineOf(row.Columns.Select(c => row[c]));

    private static string LineOf(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted)) + "\n";

    /// <summary>A field in quotation marks where RFC 4180 wants them.</summary>
    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : field;

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path, _utf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"a file that cannot be read ({e.Message})", "a table of measurements", "Check path and permissions.", e);
        }
    }
}
