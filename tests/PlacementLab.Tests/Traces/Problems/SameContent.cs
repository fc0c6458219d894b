using System.Collections;
using System.Reflection;

namespace PlacementLab.Tests.Traces.Problems;

/// <summary>Compares two values by all their public properties, however deep, and says where they differ first.</summary>
internal static class SameContent
{
    public static string? DifferenceOf(object? first, object? second, string path = "$")
    {
        if (first is null || second is null || first.GetType() != second.GetType())
        {
            return ReferenceEquals(first, second) ? null : $"{path}: {first ?? "null"} and {second ?? "null"}";
        }

        Type type = first.GetType();
        if (type.IsPrimitive || type.IsEnum || first is string or decimal or TimeSpan)
        {
            return first.Equals(second) ? null : $"{path}: {first} and {second}";
        }

        return first is IEnumerable list ? OfLists([.. list.Cast<object?>()], [.. ((IEnumerable)second).Cast<object?>()], path) : OfProperties(type, first, second, path);
    }

    private static string? OfLists(object?[] first, object?[] second, string path) => first.Length != second.Length
        ? $"{path}: {first.Length} and {second.Length} entries"
        : first.Select((item, i) => DifferenceOf(item, second[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);

    private static string? OfProperties(Type type, object first, object second, string path)
    {
        IEnumerable<string?> properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike)
            .Select(p => DifferenceOf(p.GetValue(first), p.GetValue(second), $"{path}.{p.Name}"));
        IEnumerable<string?> fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(f => DifferenceOf(f.GetValue(first), f.GetValue(second), $"{path}.{f.Name}"));
        return properties.Concat(fields).FirstOrDefault(d => d is not null);
    }
}
