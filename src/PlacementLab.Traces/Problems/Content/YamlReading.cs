using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>
/// YAML as the JSON of the same content. Plain scalars are null, true, false, numbers as JSON writes them, else text; what is quoted
/// is text. Anchors, aliases and tags are refused: a few lines of aliases can stand for more than any memory holds.
/// </summary>
internal sealed partial class YamlReading
{
    private readonly string _place;
    private readonly Utf8JsonWriter _json;
    private readonly Stack<Expected> _levels = new();

    private YamlReading(string place, Utf8JsonWriter json) => (_place, _json) = (place, json);

    private enum Expected
    {
        Item,
        Key,
        Value,
    }

    /// <summary>The content as JSON in UTF-8.</summary>
    /// <param name="text">YAML, one document.</param>
    /// <param name="place">Where it comes from, for messages.</param>
    /// <param name="deepest">Most levels of lists and objects.</param>
    /// <exception cref="InvalidInputException">It is no YAML, or more than plain content.</exception>
    public static ReadOnlyMemory<byte> ToJson(string text, string place, int deepest)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            try
            {
                new YamlReading(place, json).Read(new Parser(new Scanner(new StringReader(text))), deepest);
            }
            catch (YamlException e)
            {
                throw new InvalidInputException(
                    PlaceOf(place, e.Start), $"what is no YAML ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})", "keys and values",
                    "Correct this place in the document.", e);
            }
        }

        return buffer.ToArray();
    }

    private void Read(Parser parser, int deepest)
    {
        int documents = 0;
        while (parser.MoveNext())
        {
            ParsingEvent read = parser.Current!;
            documents += read is DocumentStart ? 1 : 0;
            if (documents > 1)
            {
                throw Refused(read, "a second document", "one document", "Leave one.");
            }

            Take(read);
            if (_levels.Count > deepest)
            {
                throw Refused(read, $"more than {deepest} levels", $"at most {deepest} levels of lists and objects", "Flatten the document.");
            }
        }
    }

    private void Take(ParsingEvent read)
    {
        if (read is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refused(read, "an anchor or alias", "the value itself", "Write the value where it belongs; groups can have names.");
        }

        if (read is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
        {
            throw Refused(read, $"the tag {tag.Value}", "no tag", "Leave it out.");
        }

        bool isKey = _levels.TryPeek(out Expected expected) && expected == Expected.Key;
        Write(read, isKey);
    }

    private void Begin(ParsingEvent read, bool isKey)
    {
        if (isKey)
        {
            throw Refused(read, "a key that is no text", "a name", "Write a name before the colon.");
        }

        if (read is MappingStart)
        {
            _json.WriteStartObject();
            _levels.Push(Expected.Key);
        }
        else
        {
            _json.WriteStartArray();
            _levels.Push(Expected.Item);
        }
    }

    private void Write(ParsingEvent read, bool isKey)
    {
        switch (read)
        {
            case MappingStart or SequenceStart:
                Begin(read, isKey);
                break;
            case MappingEnd:
                _json.WriteEndObject();
                _ = _levels.Pop();
                ValueTaken();
                break;
            case SequenceEnd:
                _json.WriteEndArray();
                _ = _levels.Pop();
                ValueTaken();
                break;
            case Scalar key when isKey:
                _json.WritePropertyName(key.Value);
                _ = _levels.Pop();
                _levels.Push(Expected.Value);
                break;
            case Scalar scalar:
                TakeValue(scalar);
                ValueTaken();
                break;
        }
    }

    private void ValueTaken()
    {
        if (_levels.TryPeek(out Expected expected) && expected == Expected.Value)
        {
            _ = _levels.Pop();
            _levels.Push(Expected.Key);
        }
    }

    private void TakeValue(Scalar scalar)
    {
        string value = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain)
        {
            _json.WriteStringValue(value);
        }
        else if (value is "" or "~" or "null")
        {
            _json.WriteNullValue();
        }
        else if (value is "true" or "false")
        {
            _json.WriteBooleanValue(value == "true");
        }
        else if (JsonNumber().IsMatch(value))
        {
            _json.WriteRawValue(value, skipInputValidation: true);
        }
        else
        {
            _json.WriteStringValue(value);
        }
    }

    private InvalidInputException Refused(ParsingEvent at, string found, string expected, string nextStep) =>
        new(PlaceOf(_place, at.Start), found, expected, nextStep);

    private static string PlaceOf(string place, Mark mark) => string.Create(CultureInfo.InvariantCulture, $"{place}, line {mark.Line}, column {mark.Column}");

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();
}
