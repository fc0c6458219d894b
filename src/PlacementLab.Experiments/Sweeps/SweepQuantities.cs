namespace PlacementLab.Experiments.Sweeps;

/// <summary>Names and units of what a sweep varies.</summary>
public static class SweepQuantities
{
    private static readonly (SweepQuantity Quantity, string Name, string Title, string Unit, double Scale)[] _rows =
    [
        (SweepQuantity.Bandwidth, "bandwidth", "Bandwidth", "Mbit/s", 125e3),
        (SweepQuantity.Memory, "memory", "Memory", "GiB", 1073741824),
        (SweepQuantity.DirtyRate, "dirty-rate", "Dirty rate", "MiB/s", 1048576),
        (SweepQuantity.RoundTrip, "rtt", "Round-trip time", "ms", 1e-3),
        (SweepQuantity.DowntimeLimit, "downtime-limit", "Downtime limit", "ms", 1e-3),
    ];

    /// <summary>All names in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _rows.Select(r => r.Name)];

    /// <summary>The literal name.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string NameOf(SweepQuantity quantity) => _rows[(int)quantity].Name;

    /// <summary>What it is called on an axis, without the unit.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string TitleOf(SweepQuantity quantity) => _rows[(int)quantity].Title;

    /// <summary>The unit that values are shown in.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string UnitOf(SweepQuantity quantity) => _rows[(int)quantity].Unit;

    /// <summary>A value in the unit that it is shown in.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="value">The value in base units (bytes, s).</param>
    public static double Shown(SweepQuantity quantity, double value) => value / _rows[(int)quantity].Scale;

    /// <summary>The quantity of a literal name.</summary>
    /// <param name="name">A name of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such quantity.</exception>
    public static SweepQuantity Parse(string name, string place)
    {
        int index = Array.FindIndex(_rows, r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? _rows[index].Quantity
            : throw new InvalidInputException(place, $"\"{name}\"", $"one of {string.Join(", ", All)}", "Use one of these names.");
    }
}
