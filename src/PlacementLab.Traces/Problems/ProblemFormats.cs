using System.Collections.Immutable;

namespace PlacementLab.Traces.Problems;

/// <summary>Names of the formats, and how a file's format is told from its name and first characters.</summary>
public static class ProblemFormats
{
    /// <summary>The names, in the order of <see cref="ProblemFormat"/>.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Enum.GetNames<ProblemFormat>().Select(n => n.ToLowerInvariant())];

    /// <summary>Name of a format.</summary>
    /// <param name="format">The format.</param>
    public static string NameOf(ProblemFormat format) => Names[(int)format];

    /// <summary>The format of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it stands, for the message.</param>
    /// <exception cref="InvalidInputException">There is none of that name.</exception>
    public static ProblemFormat Parse(string name, string place)
    {
        int index = Names.IndexOf(name.ToLowerInvariant());
        return index >= 0 ? (ProblemFormat)index : throw new InvalidInputException(
            place, $"\"{name}\"", $"one of {string.Join(", ", Names)}", "Use one of these names.");
    }

    /// <summary>The format of a file that is not named: by its ending, and for JSON by whether it speaks of a BtrPlace model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it holds.</param>
    public static ProblemFormat Guess(string path, string text)
    {
        string name = Path.GetFileName(path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".vbp" => ProblemFormat.Vbp,
            ".bpp" => ProblemFormat.Bpplib,
            ".json" when IsBtrPlace(text) => ProblemFormat.BtrPlace,
            ".json" or ".yaml" or ".yml" => ProblemFormat.PlacementLab,
            _ when name.StartsWith("model_", StringComparison.OrdinalIgnoreCase) => ProblemFormat.Roadef,
            _ when text.TrimStart().StartsWith('{') => IsBtrPlace(text) ? ProblemFormat.BtrPlace : ProblemFormat.PlacementLab,
            _ => throw new InvalidInputException(
                path, "a name that tells no format", $"a file of one of the formats {string.Join(", ", Names)}", "Name its format with --format."),
        };
    }

    private static bool IsBtrPlace(string text) => text.Contains("\"mapping\"", StringComparison.Ordinal) && text.Contains("\"attributes\"", StringComparison.Ordinal);
}
