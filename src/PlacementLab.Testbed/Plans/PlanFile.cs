using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PlacementLab.Testbed.Plans;

/// <summary>Reads plans of measurements in YAML: a list of cells, how often each is measured, and a seed.</summary>
public static class PlanFile
{
    private const string NextStep = "Compare with `placementlab measure --print-plan`.";
    private const int MostRepeats = 1000;

    /// <summary>The text of the shipped campaign, to be copied.</summary>
    public static string CampaignText => EmbeddedText.Read("campaign.yaml");

    /// <summary>The shipped campaign: cells beside those of the first measurements.</summary>
    public static MeasurementPlan Campaign() => Parse(CampaignText, "campaign");

    /// <summary>The shipped quick plan: every scheme once or twice on a small guest, in a few minutes.</summary>
    public static MeasurementPlan Quick() => Parse(EmbeddedText.Read("quick.yaml"), "quick");

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or says something that is not understood or not possible.</exception>
    public static MeasurementPlan Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "no readable file", "a plan in YAML", "Print the shipped one with `placementlab measure --print-plan`.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException(path, "bytes that are not UTF-8", "a text file in UTF-8", "Save it as UTF-8.", e);
        }
    }

    /// <summary>Reads a plan from text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="place">Where it comes from: a file's name, for messages and for the plan's name.</param>
    /// <exception cref="InvalidInputException">It says something that is not understood or not possible.</exception>
    public static MeasurementPlan Parse(string text, string place)
    {
        PlanSpec spec = Deserialize(text, place);
        InRange(spec.Repeats, 1, MostRepeats, $"{place}: repeats");
        InRange(spec.Seed, 0, int.MaxValue, $"{place}: seed");
        if (spec.Cells is not { Count: > 0 } cells)
        {
            throw new InvalidInputException($"{place}: cells", "none", "at least one cell", NextStep);
        }

        ImmutableArray<MeasurementCell> read = [.. cells.Select((cell, i) => CellReader.Read(cell, $"{place}: cells[{i}]"))];
        string? twice = read.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null
            ? new MeasurementPlan(Path.GetFileNameWithoutExtension(place), read, spec.Repeats, spec.Seed)
            : throw new InvalidInputException($"{place}: cells", $"two named \"{twice}\"", "a name of its own for each", "Rename one.");
    }

    private static PlanSpec Deserialize(string text, string place)
    {
        try
        {
            return new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .WithTypeMapping<IReadOnlyList<CellSpec>, List<CellSpec>>()
                .Build()
                .Deserialize<PlanSpec?>(new MergingParser(new Parser(new StringReader(text))))
                ?? throw new InvalidInputException(place, "nothing", "a plan of measurements", NextStep);
        }
        catch (YamlException e)
        {
            string reason = (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ");
            throw new InvalidInputException(
                $"{place}, line {e.Start.Line}, column {e.Start.Column}", $"what cannot be read: {reason}", "a key and value of a plan", NextStep, e);
        }
    }

    private static void InRange(int value, int least, int most, string place)
    {
        if (value < least || value > most)
        {
            throw new InvalidInputException(place, $"{value}", $"a whole number from {least} to {most}", "Correct the value.");
        }
    }
}
