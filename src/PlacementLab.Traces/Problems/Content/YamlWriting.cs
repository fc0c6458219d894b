using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>JSON as YAML of the same content: entries of lists in one line each, text plain where no reader takes it for more.</summary>
internal static partial class YamlWriting
{
    /// <summary>The content as YAML.</summary>
    /// <param name="content">JSON.</param>
    public static string FromJson(ReadOnlyMemory<byte> content)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var document = JsonDocument.Parse(content);
        var emitter = new Emitter(text, new EmitterSettings().WithBestIndent(2).WithBestWidth(int.MaxValue).WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Emit(emitter, document.RootElement, 0);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(new MappingStart(null, null, true, depth > 1 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    EmitText(emitter, property.Name);
                    Emit(emitter, property.Value, depth + 1);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(null, null, true, depth > 1 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Emit(emitter, item, depth + 1);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                EmitText(emitter, value.GetString()!);
                break;
            default:
                emitter.Emit(new Scalar(null, null, value.GetRawText(), ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static void EmitText(Emitter emitter, string text) => emitter.Emit(
        new Scalar(null, null, text, PlainText().IsMatch(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, true, true));

    // Not the words that some readers of YAML take for more than text.
    [GeneratedRegex(@"^(?!(null|true|false|yes|no|on|off|y|n)\z)[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex PlainText();
}
