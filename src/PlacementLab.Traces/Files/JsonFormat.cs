using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace PlacementLab.Traces.Files;

/// <summary>
/// The one way JSON is written and read: camelCase keys, indented by two blanks, LF line ends, NaN and infinities as null,
/// enumerations by their literal names ("pre-copy", "stop-and-copy"). Reading is strict: a key that does not exist or occurs
/// twice and a missing required value are errors; comments and trailing commas are allowed.
/// </summary>
public static class JsonFormat
{
    /// <summary>The options, read-only.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>A value as a JSON document that ends with a line end.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <summary>Reads a JSON document.</summary>
    /// <typeparam name="T">Type to read.</typeparam>
    /// <param name="json">The document.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">It is no JSON, or not of this type.</exception>
    public static T Deserialize<T>(string json, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException e)
        {
            throw JsonMisfit.Describe(e, json, Options.GetTypeInfo(typeof(T)), place);
        }
    }

    /// <summary>Writes a value to a file, complete or not at all.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="path">The file; missing folders are created.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidInputException">The file cannot be written there.</exception>
    public static void WriteFile<T>(string path, T value) => AtomicFile.WriteText(path, Serialize(value));

    /// <summary>Reads a value from a file.</summary>
    /// <typeparam name="T">Type to read.</typeparam>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is missing or not of this type.</exception>
    public static T ReadFile<T>(string path) => Deserialize<T>(InputFile.ReadText(path), path);

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            Converters =
            {
                new NonFiniteAsNullConverter(),
                new NonFiniteSingleAsNullConverter(),
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
