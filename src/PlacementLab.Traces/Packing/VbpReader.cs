using System.Collections.Immutable;
using PlacementLab.Placement.Packing;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Packing;

/// <summary>
/// Reads VPSolver's <c>.vbp</c>: the number of resources d; d capacities; the number of item types; for each type d sizes and the
/// number of items. Blanks and line ends divide the numbers. Brandão and Pedroso, VPSolver, 2013.
/// </summary>
public static class VbpReader
{
    private const int MostDimensions = 1000;

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
        int dimensions = (int)text.Next("the number of resources", 1, MostDimensions);
        var capacity = ImmutableArray.CreateBuilder<long>(dimensions);
        for (int k = 0; k < dimensions; k++)
        {
            capacity.Add(text.Next($"capacity {k + 1} of {dimensions}", 0));
        }

        int types = (int)text.Next("the number of item types", 0, Array.MaxLength / dimensions);
        var sizes = new List<long>();
        var counts = ImmutableArray.CreateBuilder<int>();
        for (int type = 0; type < types; type++)
        {
            for (int k = 0; k < dimensions; k++)
            {
                sizes.Add(PackingSize.Next(text, $"size {k + 1} of item type {type + 1} of {types}", capacity[k]));
            }

            counts.Add((int)text.Next($"the number of items of type {type + 1}", 0, int.MaxValue));
        }

        text.RequireEnd($"the last of {types} item types");
        return PackingSize.Problem(place, () => new PackingProblem(VisibleText.Of(name), capacity.MoveToImmutable(), [.. sizes], counts.ToImmutable()));
    }
}
