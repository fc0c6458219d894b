using System.Globalization;
using System.Text.Json;

namespace PlacementLab.Traces.Files;

/// <summary>A value inside a JSON file, with its place for messages.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">JSON path.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonPlace(string File, string Path, JsonElement Value)
{
    private const double LargestWhole = 1e15;

    /// <summary>File and path, for messages.</summary>
    public string Name => $"{File}, {Path}";

    /// <summary>The number in the key of an object, such as 12 in $.vms.12.</summary>
    public int KeyNumber => int.TryParse(Path[(Path.LastIndexOf('.') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new InvalidInputException(Name, "a key that is no number", "numbers as keys", "Correct this key.");

    /// <summary>A property that must be there.</summary>
    public JsonPlace At(string property)
    {
        JsonElement found = Object().TryGetProperty(property, out JsonElement inner) ? inner : default;
        JsonPlace place = this with { Path = $"{Path}.{property}", Value = found };
        return found.ValueKind == JsonValueKind.Undefined
            ? throw new InvalidInputException(place.Name, "nothing", "a value", "Add it, or fetch the file again.")
            : place;
    }

    /// <summary>A property, or null where there is none.</summary>
    public JsonPlace? Find(string property) => Object().TryGetProperty(property, out _) ? At(property) : null;

    /// <summary>The properties of an object.</summary>
    public IEnumerable<JsonPlace> Properties() =>
        Object().EnumerateObject().Select(p => this with { Path = $"{Path}.{p.Name}", Value = p.Value });

    /// <summary>The entries of a list.</summary>
    public IEnumerable<JsonPlace> Entries() => Value.ValueKind == JsonValueKind.Array
        ? Value.EnumerateArray().Select((v, i) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{i}]"), Value = v })
        : throw Refuse("a list", "Correct this value.");

    /// <summary>A whole number from 0 to 10^15.</summary>
    public long Whole()
    {
        double value = Number(0, LargestWhole);
        return value == Math.Floor(value) ? (long)value : throw Refuse("a whole number", "Correct this number.");
    }

    /// <summary>A number in a range.</summary>
    public double Number(double least, double most)
    {
        bool isNumber = Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out double value) && value >= least && value <= most;
        return isNumber
            ? Value.GetDouble()
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"a number from {least:0.###} to {most:0.###}"), "Correct this number.");
    }

    /// <summary>A text.</summary>
    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Refuse("a text", "Correct this value.");

    /// <summary>The refusal of what stands here.</summary>
    public InvalidInputException Refuse(string expected, string nextStep) => new(Name, JsonMisfit.FoundIn(Value), expected, nextStep);

    private JsonElement Object() => Value.ValueKind == JsonValueKind.Object ? Value : throw Refuse("an object", "Correct this value.");
}
