using System.Collections.Immutable;
using PlacementLab.Placement.Packing;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Packing;

/// <summary>
/// Reads BPPLIB's text form of one-dimensional bin packing: the number of items, the capacity, then a size for each item, each on a line
/// of its own (LF or CRLF). Items of one size become one type, the largest first. Delorme, Iori and Martello, Optimization Letters 12, 2018.
/// </summary>
public static class BpplibReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is not there or not in this format; the message names the line.</exception>
    public static PackingProblem Read(string path) => Parse(InputFile.ReadBytes(path), Path.GetFileNameWithoutExtension(path), path);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">Name of the problem.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InvalidInputException">It is not in this format; the message names the line.</exception>
    public static PackingProblem Parse(byte[] content, string name, string place)
    {
        var text = new NumberText(content, place);
        int items = (int)text.Next("the number of items", 0, Array.MaxLength);
        long capacity = text.Next("the capacity", 0);
        var sizes = new List<long>();
        for (int i = 0; i < items; i++)
        {
            sizes.Add(PackingSize.Next(text, $"size of item {i + 1} of {items}", capacity));
        }

        text.RequireEnd($"the last of {items} items");
        (long Size, int Count)[] types = [.. sizes.GroupBy(s => s).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Count()))];
        ImmutableArray<int> counts = [.. types.Select(t => t.Count)];
        return PackingSize.Problem(place, () => new PackingProblem(VisibleText.Of(name), [capacity], types.Select(t => t.Size).ToArray(), counts));
    }
}
