using System.Globalization;

namespace PlacementLab.Testbed.Measuring;

/// <summary>One measured migration: values by column, as they stand in the table. What does not apply is empty.</summary>
public sealed class MeasurementRow
{
    private readonly Dictionary<string, string> _values;

    /// <summary>Creates an empty row.</summary>
    /// <param name="columns">Its columns, in order.</param>
    public MeasurementRow(IReadOnlyList<string> columns)
    {
        Columns = columns;
        _values = columns.ToDictionary(c => c, _ => "");
    }

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Name of the cell.</summary>
    public string Cell => _values[Columns[0]];

    /// <summary>Which repeat of the cell, from 0.</summary>
    public int Repeat => (int)(Number("repeat") ?? 0);

    /// <summary>"completed", "cancelled" (it did not end within its limit), "failed" (by QEMU) or "error" (it could not be measured).</summary>
    public string Status => _values["status"];

    /// <summary>What went wrong, or is not as it should be; empty if all is well.</summary>
    public string Error => _values["error"];

    /// <summary>Whether the row can be used: the migration ended in some way, and the guest was alive and uncorrupted after it.</summary>
    public bool IsSound => Error.Length == 0 && Status is "completed" or "cancelled";

    /// <summary>The text in a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public string this[string column] => _values[column];

    /// <summary>The number in a column; null if it is empty or no number.</summary>
    public double? Number(string column) =>
        double.TryParse(_values[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    /// <summary>Sets a text.</summary>
    internal void Set(string column, string value) => _values[column] = _values.ContainsKey(column) ? value : throw new KeyNotFoundException(column);

    /// <summary>Sets a number, rounded; nothing for null.</summary>
    internal void Set(string column, double? value, int decimals = 0) =>
        Set(column, value is { } number ? Math.Round(number, decimals).ToString("0.####", CultureInfo.InvariantCulture) : "");

    /// <summary>Sets a yes or no as 1 or 0.</summary>
    internal void Set(string column, bool value) => Set(column, value ? "1" : "0");

    /// <summary>Sets a time in milliseconds, to a tenth.</summary>
    internal void SetMilliseconds(string column, TimeSpan time, int decimals = 1) => Set(column, time.TotalMilliseconds, decimals);
}
