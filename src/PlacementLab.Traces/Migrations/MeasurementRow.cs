using System.Globalization;

namespace PlacementLab.Traces.Migrations;

/// <summary>One line of a <see cref="MeasurementTable"/>; what cannot be used is answered with its place.</summary>
internal readonly struct MeasurementRow(MeasurementTable table, string[] cells, int line)
{
    /// <summary>File and line, for messages.</summary>
    public string Place => $"{table.Place}, line {line}";

    /// <summary>The text of a cell.</summary>
    public string Text(string column) => cells[table.IndexOf(column)];

    /// <summary>The text of a cell, which must be one of a few.</summary>
    /// <exception cref="InvalidInputException">It is not.</exception>
    public string OneOf(string column, params IReadOnlyList<string> known)
    {
        string text = Text(column);
        return known.Contains(text) ? text : throw Bad(column, $"one of {string.Join(", ", known)}");
    }

    /// <summary>A number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="least">The least value allowed.</param>
    /// <exception cref="InvalidInputException">The cell is empty, no number, not finite or too small.</exception>
    public double Number(string column, double least = 0) =>
        OptionalNumber(column, least) ?? throw Bad(column, Expected(least));

    /// <summary>A number, or null where the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="least">The least value allowed.</param>
    /// <exception cref="InvalidInputException">The cell holds no number, or one that is not finite or too small.</exception>
    public double? OptionalNumber(string column, double least = 0)
    {
        string text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= least
            ? value
            : throw Bad(column, Expected(least));
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="InvalidInputException">The cell holds none.</exception>
    public int Whole(string column) => OptionalWhole(column) ?? throw Bad(column, "a whole number");

    /// <summary>A whole number, or null where the cell is empty.</summary>
    /// <exception cref="InvalidInputException">The cell holds something else.</exception>
    public int? OptionalWhole(string column) => Text(column).Length == 0 ? null
        : int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value
        : throw Bad(column, "a whole number");

    /// <summary>Numbers divided by a character.</summary>
    /// <exception cref="InvalidInputException">One of them is no number.</exception>
    public double[] Numbers(string column, char separator)
    {
        MeasurementRow row = this;
        return [.. Text(column).Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value : throw row.Bad(column, $"numbers divided by \"{separator}\""))];
    }

    /// <summary>What to throw where a cell cannot be used.</summary>
    public InvalidInputException Bad(string column, string expected) => new(
        $"{Place}, column {column}", Text(column).Length == 0 ? "an empty cell" : $"\"{Text(column)}\"", expected,
        "Correct the cell or remove the line.");

    private static string Expected(double least) => least == double.NegativeInfinity
        ? "a number" : string.Create(CultureInfo.InvariantCulture, $"a number of at least {least}");
}
