using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PlacementLab.Experiments.Specs;

/// <summary>Reads and writes experiment specifications in YAML (and so also in JSON).</summary>
public static class SpecFile
{
    private const string ShippedResource = "PlacementLab.Experiments.main-job.yaml";

    /// <summary>The text of the shipped specification, which users copy.</summary>
    public static string ShippedText
    {
        get
        {
            using Stream stream = typeof(SpecFile).Assembly.GetManifestResourceStream(ShippedResource)
                ?? throw new InvalidOperationException($"Resource {ShippedResource} is missing from the assembly.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The shipped specification.</summary>
    public static ExperimentSpec Shipped() => Parse(ShippedText, "shipped specification");

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of a YAML or JSON file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or says something that is not understood.</exception>
    public static ExperimentSpec Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                path, "no readable file", "a specification in YAML or JSON", "Print the shipped one with `placementlab run --print-spec`.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException(path, "bytes that are not UTF-8", "a text file in UTF-8", "Save it as UTF-8.", e);
        }
    }

    /// <summary>Reads a specification from text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="place">Where the text comes from, for messages.</param>
    /// <exception cref="InvalidInputException">The text says something that is not understood or not possible.</exception>
    public static ExperimentSpec Parse(string text, string place)
    {
        ExperimentSpec? spec;
        try
        {
            spec = Reader().Deserialize<ExperimentSpec?>(text);
        }
        catch (YamlException e)
        {
            throw SpecMisfit.Describe(e, text, place);
        }

        return SpecCheck.Checked(
            spec ?? throw new InvalidInputException(place, "nothing", "a specification", "Print the shipped one with `placementlab run --print-spec`."),
            place);
    }

    /// <summary>The specification as YAML with every key.</summary>
    /// <param name="spec">The specification.</param>
    public static string ToText(ExperimentSpec spec) => new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithNewLine("\n")
        .Build()
        .Serialize(spec);

    private static IDeserializer Reader() => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithTypeMapping<IReadOnlyList<string>, List<string>>()
        .WithTypeMapping<IReadOnlyList<VmSizeSpec>, List<VmSizeSpec>>()
        .WithTypeMapping<IReadOnlyList<HostKindSpec>, List<HostKindSpec>>()
        .WithTypeMapping<IReadOnlyList<DirtyClassSpec>, List<DirtyClassSpec>>()
        .WithTypeMapping<IReadOnlyDictionary<string, int>, SortedDictionary<string, int>>()
        .Build();
}
