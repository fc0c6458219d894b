using System.Text.Json;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Parses JSON that people and programs hand in: no repeated keys, a limit of depth; comments and trailing commas are allowed.</summary>
internal static class StrictJson
{
    /// <summary>Parses a document.</summary>
    /// <param name="json">UTF-8, with or without a byte-order mark.</param>
    /// <param name="place">Where it comes from, for messages.</param>
    /// <param name="deepest">Most levels of lists and objects.</param>
    /// <exception cref="InvalidInputException">It is no complete JSON document, or too deep, or repeats a key.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, string place, int deepest)
    {
        ReadOnlyMemory<byte> text = json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions
            {
                MaxDepth = deepest,
                AllowDuplicateProperties = false,
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
        }
        catch (JsonException e)
        {
            bool isEmpty = text.Span.Trim(" \t\r\n"u8).IsEmpty;
            string line = e.LineNumber is { } number ? $", line {number + 1}" : "";
            throw new InvalidInputException(
                place + line, isEmpty ? "nothing" : $"what is no JSON of the documented form ({JsonMisfit.Reason(e)})",
                $"a complete document without repeated keys, at most {deepest} levels deep", "Correct this place in the document.", e);
        }
    }
}
