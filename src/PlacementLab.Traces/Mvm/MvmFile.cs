using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Mvm;

/// <summary>
/// Reads instances of mVM (Kherbache, Madelaine and Hermenier, UCC 2015) in BtrPlace's JSON: the model under <c>origin</c>, the published
/// plan under <c>actions</c>, from which the destinations are taken, and optionally <c>constraints</c> (Precedence, Serialize, Sync,
/// Deadline, and fence to one node for a destination).
/// </summary>
public static class MvmFile
{
    /// <summary>Reads one instance.</summary>
    /// <param name="path">The file.</param>
    /// <param name="linkMegabits">Link of each node in Mbit/s, by node number; null for the published networks.</param>
    /// <exception cref="InvalidInputException">The file is missing, no JSON, incomplete or inconsistent.</exception>
    public static MvmInstance Read(string path, IReadOnlyList<double>? linkMegabits = null)
    {
        string text = InputFile.ReadText(path);
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = new JsonPlace(path, "$", document.RootElement);
            return new MvmReading(root, linkMegabits).ToInstance(Path.GetFileNameWithoutExtension(path));
        }
        catch (JsonException e)
        {
            string where = e.LineNumber is { } line ? $"{path}, line {line + 1}" : path;
            throw new InvalidInputException(where, "what is no complete JSON", "an instance of mVM", "Fetch the file again.", e);
        }
    }

    /// <summary>The published instances of a folder, <c>random.*.json</c>, by number.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidInputException">The folder holds none.</exception>
    public static ImmutableArray<string> ListFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "random.*.json") : [];
        return files.Length > 0
            ? [.. files.OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)]
            : throw new InvalidInputException(folder, "no file random.*.json", "the instances of mVM", "Give the folder that holds them.");
    }
}
