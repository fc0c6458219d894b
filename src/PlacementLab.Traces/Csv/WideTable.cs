using System.Globalization;
using System.Text;
using CsvHelper;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Csv;

/// <summary>One file in the wide form: a header <c>sample,&lt;vm&gt;,…</c>, then a line for each time with one percentage a VM.</summary>
/// <param name="Vms">Names of the VMs in the order of the columns.</param>
/// <param name="Rows">For each sample one value a VM, 0–100.</param>
internal sealed record WideTable(IReadOnlyList<string> Vms, IReadOnlyList<float[]> Rows)
{
    private const string Header = "a header \"sample,<vm>,<vm>,…\"";

    /// <summary>Reads a table.</summary>
    /// <param name="content">The bytes of the CSV file.</param>
    /// <param name="place">The file, for the message.</param>
    /// <exception cref="InvalidInputException">The content is not of this form.</exception>
    public static WideTable Read(byte[] content, string place)
    {
        using CsvReader csv = CsvForm.Open(content, place);
        string[] vms = ReadHeader(csv, place);
        var rows = new List<float[]>();
        while (CsvForm.Next(csv, place))
        {
            rows.Add(ReadRow(csv, place, vms, rows.Count));
        }

        return rows.Count > 0 ? new WideTable(vms, rows) : throw new InvalidInputException(
            $"{place}, line 2", "the end of the file", "at least one line of samples", "Add the samples.");
    }

    /// <summary>The values of one VM over time.</summary>
    /// <param name="vm">Position of the VM.</param>
    public float[] Column(int vm)
    {
        float[] column = new float[Rows.Count];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = Rows[i][vm];
        }

        return column;
    }

    private static string[] ReadHeader(CsvReader csv, string place)
    {
        if (!CsvForm.Next(csv, place) || !csv.GetSpan(0).SequenceEqual("sample"u8))
        {
            throw new InvalidInputException($"{place}, line 1", FoundText.Quote(csv.RawRecord), Header, "Add the header line.");
        }

        if (csv.FieldCount == 1)
        {
            throw new InvalidInputException($"{place}, line 1", "no VM", Header, "Add a column for each VM.");
        }

        string[] vms = new string[csv.FieldCount - 1];
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int v = 0; v < vms.Length; v++)
        {
            string name = Encoding.UTF8.GetString(csv.GetSpan(v + 1));
            string column = $"{place}, line 1, column {v + 2}";
            if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
            {
                throw new InvalidInputException(column, FoundText.Quote(csv.GetSpan(v + 1)), "the name of a VM", "Give each column a name.");
            }

            vms[v] = known.Add(name) ? name : throw new InvalidInputException(
                column, $"\"{name}\" a second time", "each VM once", "Rename or remove the column.");
        }

        return vms;
    }

    private static float[] ReadRow(CsvReader csv, string place, string[] vms, int sample)
    {
        if (csv.FieldCount != vms.Length + 1)
        {
            throw new InvalidInputException(
                $"{place}, line {csv.LineNumber}", csv.RawRecord.Trim("\r\n"u8).IsEmpty ? "an empty line" : $"{csv.FieldCount} fields",
                $"{vms.Length + 1} fields, as in the header", "Complete the line or remove it.");
        }

        if (!int.TryParse(csv.GetSpan(0), NumberStyles.None, CultureInfo.InvariantCulture, out int found) || found != sample)
        {
            throw new InvalidInputException(
                $"{place}, line {csv.LineNumber}, column 1 (sample)", FoundText.Quote(csv.GetSpan(0)),
                $"{sample} (samples count 0, 1, 2, …)", "Sort the lines by time and number them from 0 without gaps.");
        }

        float[] row = new float[vms.Length];
        for (int v = 0; v < row.Length; v++)
        {
            ReadOnlySpan<byte> cell = csv.GetSpan(v + 1);
            bool isNumber = float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float percent);
            row[v] = isNumber && percent is >= 0 and <= 100 ? percent : throw new InvalidInputException(
                $"{place}, line {csv.LineNumber}, column {v + 2} ({vms[v]})", cell.IsEmpty ? "an empty cell" : FoundText.Quote(cell),
                "a number from 0 to 100 (%)", "Correct the value; fill or clip it before, if that is what you want.");
        }

        return row;
    }
}
