using System.Globalization;
using System.Text.Json;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>VMs or hosts by name, one by one and in named groups; <see cref="All"/> stands for all of them.</summary>
internal sealed class NameTable
{
    /// <summary>Stands for all of them.</summary>
    public const string All = "*";

    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _groups = new(StringComparer.Ordinal);
    private readonly string _noun;

    /// <param name="noun">What is named, such as "VM".</param>
    public NameTable(string noun) => _noun = noun;

    /// <summary>Number of names.</summary>
    public int Count => _positions.Count;

    /// <summary>Adds the next name.</summary>
    public string Add(ProblemNode name)
    {
        string text = name.Name();
        if (text == All || !_positions.TryAdd(text, _positions.Count))
        {
            name.Reject(text == All ? "\"*\"" : $"\"{text}\" a second time", $"a {_noun} name that occurs once", "Rename one of them.");
        }

        return text;
    }

    /// <summary>Adds the groups of a document, each a list of names.</summary>
    public void AddGroups(ProblemNode? groups)
    {
        foreach ((string name, ProblemNode members) in groups?.Entries() ?? [])
        {
            int[] positions = [.. members.Items().Select(Of)];
            if (name == All || _positions.ContainsKey(name) || !_groups.TryAdd(name, positions))
            {
                members.Reject($"a group called \"{name}\"", $"a name that no {_noun} has", "Rename the group.");
            }
        }
    }

    /// <summary>The position of one name.</summary>
    public int Of(ProblemNode name)
    {
        string text = name.Name();
        return _positions.TryGetValue(text, out int position) ? position : throw Unknown(name.Place, text);
    }

    /// <summary>The position of a key.</summary>
    public int Of(string key, ProblemNode place) => _positions.TryGetValue(key, out int position) ? position : throw Unknown(place.Place, key);

    /// <summary>The positions of a list of names and groups, or of one group.</summary>
    public IReadOnlyList<int> List(ProblemNode list)
    {
        if (list.Kind == JsonValueKind.String)
        {
            return list.Text() == All ? [.. Enumerable.Range(0, Count)]
                : _groups.TryGetValue(list.Name(), out int[]? group) ? group
                : throw Unknown(list.Place, list.Text());
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<int>();
        foreach (ProblemNode item in list.Items())
        {
            if (!seen.Add(item.Name()))
            {
                item.Reject($"\"{item.Text()}\" a second time", "each name once", "Leave it out here.");
            }

            found.AddRange(_groups.TryGetValue(item.Text(), out int[]? group) ? group : [Of(item)]);
        }

        return found;
    }

    /// <summary>A value for each: one for all, or an object with a value for every name.</summary>
    public T[] Each<T>(ProblemNode values, Func<ProblemNode, T> read)
    {
        if (values.Kind != JsonValueKind.Object)
        {
            T one = read(values);
            return [.. Enumerable.Repeat(one, Count)];
        }

        return EachOf(values, read);
    }

    /// <summary>A value for each: an object with a value for every name.</summary>
    public T[] EachOf<T>(ProblemNode values, Func<ProblemNode, T> read)
    {
        var found = new T[Count];
        bool[] isThere = new bool[Count];
        foreach ((string key, ProblemNode value) in values.Entries())
        {
            int position = Of(key, value);
            (found[position], isThere[position]) = (read(value), true);
        }

        int missing = Array.IndexOf(isThere, false);
        if (missing >= 0)
        {
            string name = _positions.First(p => p.Value == missing).Key;
            values.Reject($"nothing for {_noun} \"{name}\"", $"a value for every {_noun}", "Add it.");
        }

        return found;
    }

    private InvalidInputException Unknown(string place, string text) => new(
        place, $"\"{text}\"", string.Create(CultureInfo.InvariantCulture, $"one of the {Count} {_noun} names{(_groups.Count > 0 ? ", or a group" : "")}"),
        $"Correct the name, or add the {_noun}.");
}
