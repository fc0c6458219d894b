using System.Text;
using System.Text.Json;
using PlacementLab.Placement;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Problems.Content;

namespace PlacementLab.Traces.Problems;

/// <summary>
/// Placement problems in PlacementLab's own format, JSON or YAML with one schema; the README of this project documents it. Reading
/// gives back exactly what was written. A name that ends in .gz is unpacked.
/// </summary>
public static class PlacementProblemFile
{
    /// <summary>What every document says under "format".</summary>
    public const string FormatName = "placementlab-problem";

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int FormatVersion = 1;

    private const int Deepest = 16;
    private const int LargestJson = 1 << 30;
    private const int LargestYaml = 1 << 27;

    /// <summary>Reads a problem and checks that its parts fit together.</summary>
    /// <param name="path">The file; YAML if its name ends in .yaml or .yml.</param>
    /// <exception cref="InvalidInputException">The file is missing, too large or not of the format, or says what cannot be.</exception>
    public static PlacementProblem Read(string path) => Parse(InputFile.ReadUnpacked(path).Content, IsYaml(path), path);

    /// <summary>Reads a problem from text.</summary>
    /// <param name="text">JSON or YAML.</param>
    /// <param name="isYaml">Whether it is YAML.</param>
    /// <param name="place">Where it comes from, for messages.</param>
    /// <exception cref="InvalidInputException">It is not of the format, or says what cannot be.</exception>
    public static PlacementProblem Parse(string text, bool isYaml, string place) => Parse(Encoding.UTF8.GetBytes(text), isYaml, place);

    /// <summary>Writes a problem, complete or not at all.</summary>
    /// <param name="path">The file; YAML if its name ends in .yaml or .yml.</param>
    /// <param name="problem">A problem of shipped constraints and terms; names of hosts, VMs and types must each be unique.</param>
    /// <exception cref="ArgumentException">A constraint or term is of a kind that the format does not know, or a name occurs twice.</exception>
    /// <exception cref="InvalidInputException">The file cannot be written there.</exception>
    public static void Write(string path, PlacementProblem problem) => AtomicFile.WriteText(path, ToText(problem, IsYaml(path)));

    /// <summary>A problem as text.</summary>
    /// <param name="problem">A problem of shipped constraints and terms; names of hosts, VMs and types must each be unique.</param>
    /// <param name="isYaml">Whether to write YAML.</param>
    /// <exception cref="ArgumentException">A constraint or term is of a kind that the format does not know, or a name occurs twice.</exception>
    public static string ToText(PlacementProblem problem, bool isYaml)
    {
        ReadOnlyMemory<byte> json = new ProblemWriting(problem).ToJson();
        return isYaml ? YamlWriting.FromJson(json) : Encoding.UTF8.GetString(json.Span) + "\n";
    }

    private static PlacementProblem Parse(byte[] content, bool isYaml, string place)
    {
        int largest = isYaml ? LargestYaml : LargestJson;
        if (content.Length > largest)
        {
            throw new InvalidInputException(place, $"{content.Length} bytes", $"at most {largest}", isYaml ? "Write it as JSON." : "Split the problem.");
        }

        ReadOnlyMemory<byte> json = isYaml ? YamlReading.ToJson(InputFile.Utf8(content, place), place, Deepest) : content;
        using JsonDocument document = StrictJson.Parse(json, place, Deepest);
        return Problem(new ProblemNode(place, document.RootElement));
    }

    private static PlacementProblem Problem(ProblemNode root)
    {
        _ = root.With(
            "format", "version", "resources", "hostTypes", "hosts", "hostGroups", "network", "vmTypes", "vms", "vmGroups", "constraints", "objective");
        if (root.At("format").Text() != FormatName)
        {
            root.At("format").Reject(root.At("format").Found, $"\"{FormatName}\"", "Name the format of the file with --format, or correct this.");
        }

        _ = root.At("version").Whole(FormatVersion, FormatVersion);
        var fleet = new FleetReading(root);
        var constraints = new ConstraintReading(fleet);
        var problem = new PlacementProblem
        {
            Datacenter = fleet.Datacenter,
            Vms = fleet.Vms,
            Resources = fleet.Resources,
            Usage = fleet.Usage,
            Capacity = fleet.Capacity,
            Initial = fleet.Initial,
            Constraints = [.. root.Find("constraints")?.Items().Select(constraints.Read) ?? []],
            Objective = new TermReading(fleet).Read(root.Find("objective")),
        };
        problem.Validate();
        return problem;
    }

    private static bool IsYaml(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() is ".yaml" or ".yml";
    }
}
