using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>A value of a document with its place, read strictly: what is not expected is refused with place, found and expected.</summary>
internal sealed class ProblemNode
{
    private const int LongestValue = 40;
    private const int MostKeysListed = 12;
    private readonly string _file;
    private readonly ProblemNode? _parent;
    private readonly string? _key;
    private readonly int _index;
    private readonly JsonElement _value;

    /// <summary>The whole document.</summary>
    public ProblemNode(string file, JsonElement value)
        : this(file, value, null, null, 0)
    {
    }

    private ProblemNode(string file, JsonElement value, ProblemNode? parent, string? key, int index) =>
        (_file, _value, _parent, _key, _index) = (file, value, parent, key, index);

    /// <summary>File and path, for messages.</summary>
    public string Place => $"{_file}, {Path}";

    /// <summary>Kind of the value.</summary>
    public JsonValueKind Kind => _value.ValueKind;

    private string Path => _parent is null ? "$" : _key is null
        ? string.Create(CultureInfo.InvariantCulture, $"{_parent.Path}[{_index}]")
        : $"{_parent.Path}.{_key}";

    /// <summary>Refuses an object with other keys than these, and what is no object.</summary>
    public ProblemNode With(params ReadOnlySpan<string> keys)
    {
        RequireKind(JsonValueKind.Object, "an object");
        foreach (JsonProperty property in _value.EnumerateObject())
        {
            if (!keys.Contains(property.Name))
            {
                string expected = $"keys {string.Join(", ", keys[..Math.Min(keys.Length, MostKeysListed)])}";
                Reject($"the key \"{Shortened(property.Name)}\"", expected, "Correct the key or leave it out.");
            }
        }

        return this;
    }

    /// <summary>The value of a key; null where it is missing or null.</summary>
    public ProblemNode? Find(string key)
    {
        RequireKind(JsonValueKind.Object, "an object");
        return _value.TryGetProperty(key, out JsonElement inner) && inner.ValueKind != JsonValueKind.Null ? Inside(inner, key) : null;
    }

    /// <summary>The value of a key that has to be there.</summary>
    public ProblemNode At(string key)
    {
        ProblemNode? found = Find(key);
        if (found is null)
        {
            Reject($"no key \"{key}\"", $"a value of \"{key}\"", "Add it.");
        }

        return found;
    }

    /// <summary>The entries of a list.</summary>
    public IEnumerable<ProblemNode> Items()
    {
        RequireKind(JsonValueKind.Array, "a list");
        int index = 0;
        foreach (JsonElement item in _value.EnumerateArray())
        {
            yield return new ProblemNode(_file, item, this, null, index++);
        }
    }

    /// <summary>The keys of an object with their values.</summary>
    public IEnumerable<(string Key, ProblemNode Value)> Entries()
    {
        RequireKind(JsonValueKind.Object, "an object");
        foreach (JsonProperty property in _value.EnumerateObject())
        {
            yield return (property.Name, Inside(property.Value, property.Name));
        }
    }

    /// <summary>A text.</summary>
    public string Text()
    {
        RequireKind(JsonValueKind.String, "text in quotation marks");
        return _value.GetString()!;
    }

    /// <summary>A name: text that is not blank.</summary>
    public string Name()
    {
        string name = Text();
        if (string.IsNullOrWhiteSpace(name))
        {
            Reject("a blank text", "a name", "Give it one.");
        }

        return name;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public long Whole(long least = 0, long most = long.MaxValue)
    {
        if (Kind != JsonValueKind.Number || !_value.TryGetInt64(out long number) || number < least || number > most)
        {
            Reject(Found, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), "Correct this number.");
            return 0;
        }

        return number;
    }

    /// <summary>A finite number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public double Number(double least = 0, double most = double.MaxValue)
    {
        if (Kind != JsonValueKind.Number || !_value.TryGetDouble(out double number) || !(number >= least && number <= most))
        {
            string expected = most < double.MaxValue ? $"a number from {least:R} to {most:R}" : $"a number of at least {least:R}";
            Reject(Found, least == double.MinValue ? "a number" : FormattableString.Invariant($"{expected}"), "Correct this number.");
            return 0;
        }

        return number;
    }

    /// <summary>A time in seconds, exact to the tick of 100 ns.</summary>
    public TimeSpan Seconds()
    {
        const decimal Most = (decimal)long.MaxValue / TimeSpan.TicksPerSecond;
        if (Kind != JsonValueKind.Number || !_value.TryGetDecimal(out decimal seconds) || seconds is < 0 or > Most)
        {
            Reject(Found, "a time in seconds of at least 0", "Correct this time.");
            return default;
        }

        return TimeSpan.FromTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
    }

    /// <summary>Whether a key is there and true.</summary>
    public bool Flag(string key)
    {
        ProblemNode? flag = Find(key);
        if (flag is not null && flag.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            flag.Reject(flag.Found, "true or false", "Write one of the two.");
        }

        return flag?.Kind == JsonValueKind.True;
    }

    /// <summary>Refuses what was found here.</summary>
    [DoesNotReturn]
    public void Reject(string found, string expected, string nextStep) => throw new InvalidInputException(Place, found, expected, nextStep);

    /// <summary>The value as it can be shown.</summary>
    public string Found => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Shortened(_value.GetRawText()),
    };

    private static string Shortened(string text) => text.Length > LongestValue ? text[..LongestValue] + "…" : text;

    private ProblemNode Inside(JsonElement value, string key) => new(_file, value, this, key, 0);

    private void RequireKind(JsonValueKind kind, string expected)
    {
        if (Kind != kind)
        {
            Reject(Found, expected, "Correct this value.");
        }
    }
}
