using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlacementLab.Cli;

/// <summary>
/// The one JSON document that a command prints with <c>--json</c>: camelCase keys, indented, line ends of one LF,
/// and null where a number is not finite.
/// </summary>
public static class JsonOutput
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new FiniteOrNull() },
    };

    /// <summary>Writes a value as one JSON document.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="document">The value; its public properties become keys in the order they are declared.</param>
    /// <typeparam name="T">Type of the document.</typeparam>
    public static void Write<T>(TextWriter output, T document) => output.Write(JsonSerializer.Serialize(document, _options) + "\n");

    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
