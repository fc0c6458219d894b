using System.Globalization;

namespace PlacementLab.Units;

/// <summary>Reads a number followed by a unit, as people write it ("8GiB", "1 Gbps", "300 ms").</summary>
internal static class QuantityText
{
    /// <summary>Reads <paramref name="text"/> and returns its value in the base unit of <paramref name="units"/>.</summary>
    /// <param name="text">A number, optional blanks and a unit; a unit is required.</param>
    /// <param name="quantity">The name of the quantity for the message, such as "data size".</param>
    /// <param name="place">Where the text was found, such as "--memory".</param>
    /// <param name="units">Accepted units and their factor to the base unit; compared exactly first.</param>
    /// <exception cref="InvalidInputException">The number or the unit cannot be read, or the value is negative or too large.</exception>
    public static double Parse(string? text, string quantity, string place, IReadOnlyList<(string Unit, double Factor)> units)
    {
        string trimmed = (text ?? "").Trim();
        int split = trimmed.Length;
        while (split > 0 && (char.IsLetter(trimmed[split - 1]) || trimmed[split - 1] is '/' or 'µ' or '%'))
        {
            split--;
        }

        string unit = trimmed[split..];
        string number = trimmed[..split].Trim();
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            || !double.IsFinite(value) || value < 0)
        {
            throw Unreadable(trimmed, quantity, place, units);
        }

        double inBaseUnit = value * FactorOf(unit, units);
        return double.IsFinite(inBaseUnit) ? inBaseUnit : throw Unreadable(trimmed, quantity, place, units);
    }

    /// <summary>
    /// The factor of a unit; NaN for one that is unknown. Case is ignored only in units written all in one case ("gb", "GBPS"):
    /// mixed case is meant, and "Gb" is not "GB".
    /// </summary>
    private static double FactorOf(string unit, IReadOnlyList<(string Unit, double Factor)> units)
    {
        foreach ((string name, double factor) in units)
        {
            if (string.Equals(name, unit, StringComparison.Ordinal))
            {
                return factor;
            }
        }

        if (unit.Any(char.IsUpper) && unit.Any(char.IsLower))
        {
            return double.NaN;
        }

        var relaxed = units.Where(u => string.Equals(u.Unit, unit, StringComparison.OrdinalIgnoreCase))
            .Select(u => u.Factor).Distinct().ToList();
        return relaxed.Count == 1 ? relaxed[0] : double.NaN;
    }

    private static InvalidInputException Unreadable(
        string found, string quantity, string place, IReadOnlyList<(string Unit, double Factor)> units)
    {
        string list = string.Join(", ", units.Select(u => u.Unit));
        return new InvalidInputException(
            place,
            found.Length == 0 ? "nothing" : $"\"{found}\"",
            $"a {quantity}: a non-negative number and one of the units {list}",
            $"Write it like \"1{units[^1].Unit}\".");
    }
}
