using System.Globalization;
using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization.NamingConventions;

namespace PlacementLab.Experiments.Specs;

/// <summary>
/// Says in a reader's words why a text is no specification: finds the first key or value that is of another kind than the
/// specification has there.
/// </summary>
internal sealed class SpecMisfit
{
    private const string NextStep = "Compare with `placementlab run --print-spec`.";

    private readonly string _place;
    private readonly YamlException _refusal;

    private SpecMisfit(string place, YamlException refusal)
    {
        _place = place;
        _refusal = refusal;
    }

    /// <summary>The refusal of a text.</summary>
    /// <param name="refusal">What the reader says; it speaks of .NET types.</param>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it comes from.</param>
    public static InvalidInputException Describe(YamlException refusal, string text, string place)
    {
        var misfit = new SpecMisfit(place, refusal);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return misfit.At(e.Start, "", $"what is no YAML ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})", "keys and values");
        }

        return misfit.FirstIn(yaml.Documents[0].RootNode, typeof(ExperimentSpec), "")
            ?? misfit.At(refusal.Start, "", "what cannot be read", "a key and value of the shipped specification");
    }

    private InvalidInputException? FirstIn(YamlNode node, Type type, string key)
    {
        Type kind = Nullable.GetUnderlyingType(type) ?? type;
        return node switch
        {
            YamlScalarNode scalar => InScalar(scalar, kind, key),
            YamlSequenceNode list when ElementOf(kind) is { } element =>
                list.Children.Select((child, i) => FirstIn(child, element, $"{key}[{i}]")).FirstOrDefault(e => e is not null),
            YamlMappingNode map when IsMap(kind) => InMap(map, kind, key),
            _ => At(node.Start, key, node is YamlSequenceNode ? "a list" : "keys and values", ExpectedOf(kind)),
        };
    }

    private InvalidInputException? InScalar(YamlScalarNode scalar, Type kind, string key)
    {
        bool isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
        bool misfits = ElementOf(kind) is not null || IsMap(kind) || (kind != typeof(string) && scalar.Start.Equals(_refusal.Start));
        return misfits && !isNull ? At(scalar.Start, key, $"\"{scalar.Value}\"", ExpectedOf(kind)) : null;
    }

    private InvalidInputException? InMap(YamlMappingNode map, Type kind, string key)
    {
        foreach ((YamlNode name, YamlNode value) in map.Children)
        {
            if (name is not YamlScalarNode { Value: { } text })
            {
                return At(name.Start, key, "no name of a key", ExpectedOf(kind));
            }

            if (TypeOf(kind, text) is not { } type)
            {
                return At(name.Start, key, $"the key \"{text}\"", ExpectedOf(kind));
            }

            if (FirstIn(value, type, key.Length == 0 ? text : $"{key}.{text}") is { } misfit)
            {
                return misfit;
            }
        }

        return null;
    }

    private static string KeyOf(PropertyInfo property) => CamelCaseNamingConvention.Instance.Apply(property.Name);

    private static Type? TypeOf(Type kind, string key) => IsDictionary(kind)
        ? kind.GetGenericArguments()[1]
        : kind.GetProperties().FirstOrDefault(p => KeyOf(p) == key)?.PropertyType;

    private static bool IsDictionary(Type kind) => kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    private static bool IsMap(Type kind) => IsDictionary(kind) || kind.Namespace == typeof(ExperimentSpec).Namespace;

    private static Type? ElementOf(Type kind) =>
        kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? kind.GetGenericArguments()[0] : null;

    private static string ExpectedOf(Type kind) => kind switch
    {
        _ when kind == typeof(int) => string.Create(CultureInfo.InvariantCulture, $"a whole number up to {int.MaxValue}"),
        _ when kind == typeof(long) => string.Create(CultureInfo.InvariantCulture, $"a whole number up to {long.MaxValue}"),
        _ when kind == typeof(double) => "a number",
        _ when kind == typeof(string) => "a word",
        _ when ElementOf(kind) is not null => "a list",
        _ when IsDictionary(kind) => "names with a number each",
        _ => $"the keys {string.Join(", ", kind.GetProperties().Select(KeyOf))}",
    };

    private InvalidInputException At(Mark mark, string key, string found, string expected) => new(
        $"{_place}, line {mark.Line}, column {mark.Column}" + (key.Length == 0 ? "" : $" ({key})"), found, expected, NextStep, _refusal);
}
