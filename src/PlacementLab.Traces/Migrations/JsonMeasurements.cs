using System.Text.Json;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Migrations;

/// <summary>Reads a published JSON file and says where it is not of the form that is expected.</summary>
internal static class JsonMeasurements
{
    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="expected">What should be in it, for the message.</param>
    /// <param name="read">Takes the content apart; may let the exceptions of <see cref="JsonElement"/> pass.</param>
    /// <exception cref="InvalidInputException">The file is missing, no JSON, or of another form.</exception>
    public static T Read<T>(string path, string expected, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(InputFile.ReadText(path));
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidInputException(path, $"a document that cannot be used ({e.Message.TrimEnd('.')})", expected, "Fetch the file again.", e);
        }
    }
}
