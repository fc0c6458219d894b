using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace PlacementLab.Traces.Files;

/// <summary>Says in a reader's words why a JSON document is not of the form it should have: what stands there, and what belongs there.</summary>
internal static partial class JsonMisfit
{
    private const int LongestValue = 40;

    private static readonly JsonDocumentOptions _reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The refusal of a document.</summary>
    /// <param name="refusal">What the serializer says; it speaks of .NET types.</param>
    /// <param name="json">The document.</param>
    /// <param name="type">The form it should have.</param>
    /// <param name="place">Where it was found.</param>
    public static InvalidInputException Describe(JsonException refusal, string json, JsonTypeInfo type, string place)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, _reading);
        }
        catch (JsonException e)
        {
            string reason = string.IsNullOrWhiteSpace(json) ? "nothing" : $"what is no JSON ({Reason(e)})";
            return Refusal(PlaceOf(refusal, place), reason, "a JSON document of the documented form", refusal);
        }

        using (document)
        {
            (string found, string expected) = Mismatch(document.RootElement, type, refusal.Path ?? "$");
            return Refusal(PlaceOf(refusal, place), found, expected, refusal);
        }
    }

    /// <summary>A value as it can be shown: a short one as it stands, else what kind it is.</summary>
    /// <param name="value">The value.</param>
    public static string FoundIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ when value.GetRawText() is { Length: > LongestValue } text => text[..LongestValue] + "…",
        _ => value.GetRawText(),
    };

    private static (string Found, string Expected) Mismatch(JsonElement value, JsonTypeInfo type, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            if (Inside(type, step) is not { } inner)
            {
                return ($"the key \"{step.Value.Trim('.', '[', ']', '\'')}\"", ExpectedOf(type));
            }

            if (Inside(value, step) is not { } next)
            {
                break;
            }

            (value, type) = (next, inner);
        }

        JsonPropertyInfo? missing = value.ValueKind == JsonValueKind.Object
            ? type.Properties.FirstOrDefault(p => p.IsRequired && !value.TryGetProperty(p.Name, out _))
            : null;
        return (missing is null ? FoundIn(value) : $"no key \"{missing.Name}\"", ExpectedOf(type));
    }

    private static JsonTypeInfo? Inside(JsonTypeInfo type, Match step)
    {
        Type? inner = type.Kind == JsonTypeInfoKind.Object
            ? type.Properties.FirstOrDefault(p => p.Name == step.Groups["key"].Value)?.PropertyType
            : type.ElementType;
        return inner is null ? null : type.Options.GetTypeInfo(inner);
    }

    private static JsonElement? Inside(JsonElement value, Match step)
    {
        if (value.ValueKind == JsonValueKind.Array && step.Groups["index"].Success)
        {
            int index = int.Parse(step.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            return index < value.GetArrayLength() ? value[index] : null;
        }

        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step.Groups["key"].Value, out JsonElement inner) ? inner : null;
    }

    private static string ExpectedOf(JsonTypeInfo type)
    {
        Type value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return type.Kind switch
        {
            JsonTypeInfoKind.Object => $"an object with the keys {string.Join(", ", type.Properties.Select(p => p.Name))}",
            JsonTypeInfoKind.Dictionary => "an object",
            JsonTypeInfoKind.Enumerable => "a list",
            _ when value.IsEnum => $"one of {string.Join(", ", Enum.GetNames(value).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}",
            _ when value == typeof(int) => $"a whole number up to {int.MaxValue}",
            _ when value == typeof(long) => $"a whole number up to {long.MaxValue}",
            _ when value == typeof(bool) => "true or false",
            _ when value == typeof(string) => "text in quotation marks",
            _ => "a number",
        };
    }

    private static string PlaceOf(JsonException refusal, string place)
    {
        string line = refusal.LineNumber is long n ? $", line {n + 1}" : "";
        return place + line + (string.IsNullOrEmpty(refusal.Path) ? "" : $", {refusal.Path}");
    }

    /// <summary>What the reader says is wrong, without the position.</summary>
    public static string Reason(JsonException refusal)
    {
        int end = refusal.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return (end < 0 ? refusal.Message : refusal.Message[..end]).TrimEnd('.');
    }

    private static InvalidInputException Refusal(string place, string found, string expected, JsonException cause) =>
        new(place, found, expected, "Correct this place in the document.", cause);

    [GeneratedRegex(@"\.(?<key>[^.\[\]]+)|\['(?<key>[^']*)'\]|\[(?<index>\d+)\]")]
    private static partial Regex Step();
}
