namespace PlacementLab.Prediction.Dirty;

/// <summary>The literal names of the forms of a dirty curve, the same on the command line, in JSON and in messages.</summary>
public static class DirtyCurveFormNames
{
    private static readonly (DirtyCurveForm Form, string Name)[] _names =
    [
        (DirtyCurveForm.Constant, "constant"), (DirtyCurveForm.Saturating, "saturating"), (DirtyCurveForm.HotCold, "hot-cold"),
        (DirtyCurveForm.TwoExponentials, "two-exponentials"), (DirtyCurveForm.Empirical, "empirical"),
    ];

    /// <summary>All names in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _names.Select(n => n.Name)];

    /// <summary>The literal name of a form.</summary>
    /// <param name="form">The form.</param>
    public static string NameOf(DirtyCurveForm form) => _names[(int)form].Name;

    /// <summary>The form of a literal name.</summary>
    /// <param name="name">A name of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such form.</exception>
    public static DirtyCurveForm Parse(string name, string place)
    {
        int index = Array.FindIndex(_names, n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? _names[index].Form
            : throw new InvalidInputException(place, $"\"{name}\"", $"one of {string.Join(", ", All)}", "Use one of these names.");
    }
}
