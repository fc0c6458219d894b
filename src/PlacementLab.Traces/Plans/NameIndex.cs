using System.Globalization;

namespace PlacementLab.Traces.Plans;

/// <summary>Positions by name; rejects names that occur twice or stand for nothing.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly string _what;
    private readonly string _list;

    public NameIndex(string what, string list, IEnumerable<string> names, PlanFilePlace root)
    {
        _what = what;
        _list = list;
        foreach (string name in names)
        {
            if (!_positions.TryAdd(name, _positions.Count))
            {
                root.At(list, _positions.Count).At("name").Reject(
                    $"\"{name}\" a second time", $"a {what} name that occurs once", "Rename one of them.");
            }
        }
    }

    /// <summary>The position of a name.</summary>
    public int Of(string? name, PlanFilePlace at)
    {
        int position = -1;
        if (name is null || !_positions.TryGetValue(name, out position))
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"one of the {_positions.Count} {_what} names in $.{_list}");
            at.Reject(name is null ? "nothing" : $"\"{name}\"", expected, $"Correct the name or add it to {_list}.");
        }

        return position;
    }
}
