namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>Sets of numbers that are merged (union by the smaller root, with path halving).</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;

    public DisjointSets(int count) => _parent = [.. Enumerable.Range(0, count)];

    /// <summary>The least member of the set of a number.</summary>
    public int RootOf(int number)
    {
        while (_parent[number] != number)
        {
            _parent[number] = _parent[_parent[number]];
            number = _parent[number];
        }

        return number;
    }

    /// <summary>Merges the sets of two numbers.</summary>
    public void Merge(int first, int second)
    {
        (int a, int b) = (RootOf(first), RootOf(second));
        _parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>Merges the sets of all numbers.</summary>
    public void Merge(IEnumerable<int> numbers)
    {
        int first = -1;
        foreach (int number in numbers)
        {
            if (first >= 0)
            {
                Merge(first, number);
            }

            first = first < 0 ? number : first;
        }
    }
}
