using System.Text.Json;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Reads fields of QEMU's replies, which leave out what does not apply.</summary>
internal static class JsonFields
{
    /// <summary>A number; null if it is not there.</summary>
    public static double? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble() : null;

    /// <summary>A text; null if it is not there.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <summary>An object; an undefined element if it is not there.</summary>
    public static JsonElement Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;
}
