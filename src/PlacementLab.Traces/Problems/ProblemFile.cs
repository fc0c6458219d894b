using System.Text;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;
using PlacementLab.Traces.BtrPlace;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Packing;
using PlacementLab.Traces.Roadef;

namespace PlacementLab.Traces.Problems;

/// <summary>Reads placement problems of every known format; a name that ends in .gz is unpacked.</summary>
public static class ProblemFile
{
    private const int Looked = 1 << 16;

    /// <summary>Reads a problem.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format; null to tell from the file.</param>
    /// <param name="initial">File of the initial assignment, for formats that keep it apart; null for the usual one.</param>
    /// <exception cref="InvalidInputException">A file is missing, or not of the format.</exception>
    public static ProblemDocument Read(string path, ProblemFormat? format, string? initial)
    {
        ProblemFormat known = format ?? Guess(path);
        if (initial is not null && known != ProblemFormat.Roadef)
        {
            throw new InvalidInputException(
                initial, $"an initial assignment beside a problem in format {ProblemFormats.NameOf(known)}", "one only beside format roadef",
                "Leave it out: the format holds it, or has none.");
        }

        PlacementProblem problem = known switch
        {
            ProblemFormat.PlacementLab => PlacementProblemFile.Read(path),
            ProblemFormat.BtrPlace => BtrPlaceInstanceFile.Read(path).Problem,
            ProblemFormat.Roadef => RoadefInstanceFile.Read(path, initial ?? UsualInitial(path)),
            ProblemFormat.Vbp => PackingPlacement.Of(VbpReader.Parse(InputFile.ReadUnpacked(path).Content, Path.GetFileName(path), path)),
            _ => PackingPlacement.Of(BpplibReader.Parse(InputFile.ReadUnpacked(path).Content, Path.GetFileName(path), path)),
        };
        return new ProblemDocument(problem, known);
    }

    private static ProblemFormat Guess(string path)
    {
        byte[] content = InputFile.ReadUnpacked(path).Content;
        return ProblemFormats.Guess(path, Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(Looked, content.Length))));
    }

    // model_a1_1.txt.gz lies beside assignment_a1_1.txt
    private static string UsualInitial(string path)
    {
        string name = Path.GetFileName(path);
        string unpacked = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        string folder = Path.GetDirectoryName(path) ?? "";
        if (unpacked.StartsWith("model_", StringComparison.OrdinalIgnoreCase))
        {
            string usual = Path.Combine(folder, $"assignment_{unpacked["model_".Length..]}");
            return File.Exists(usual) || !File.Exists(usual + ".gz") ? usual : usual + ".gz";
        }

        throw new InvalidInputException(path, "no initial assignment", "one beside a model in format roadef", "Name it with --initial.");
    }
}
