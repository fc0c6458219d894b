using System.Collections.Immutable;

namespace PlacementLab.Placement.Packing;

/// <summary>The items in each bin and the room left, in flat arrays. Items are numbered type after type.</summary>
internal sealed class BinContents
{
    private readonly PackingProblem _problem;
    private readonly int _dimensions;
    private readonly int[] _typeOf;
    private readonly double[] _share;
    private readonly List<List<int>> _items = [];
    private readonly List<long[]> _room = [];

    public BinContents(PackingProblem problem)
    {
        _problem = problem;
        _dimensions = problem.Dimensions;
        _typeOf = [.. Enumerable.Range(0, problem.TypeCount).SelectMany(t => Enumerable.Repeat(t, problem.Counts[t]))];
        var shares = new ItemShares(problem);
        _share = new double[problem.TypeCount];
        for (int type = 0; type < problem.TypeCount; type++)
        {
            ReadOnlySpan<double> share = shares.Of(type);
            for (int k = 0; k < _dimensions; k++)
            {
                _share[type] += shares.Weights[k] * share[k];
            }
        }
    }

    /// <summary>Number of bins.</summary>
    public int Count => _items.Count;

    /// <summary>Items in a bin; changed only through this class.</summary>
    public List<int> ItemsIn(int bin) => _items[bin];

    /// <summary>Weighted share of the capacity that an item takes.</summary>
    public double ShareOf(int item) => _share[_typeOf[item]];

    /// <summary>Takes over a packing.</summary>
    public void Load(PackedBins packing)
    {
        _items.Clear();
        _room.Clear();
        int[] next = new int[_problem.TypeCount];
        for (int type = 1; type < next.Length; type++)
        {
            next[type] = next[type - 1] + _problem.Counts[type - 1];
        }

        foreach (ImmutableArray<int> bin in packing.Bins)
        {
            _items.Add([]);
            _room.Add([.. _problem.Capacity]);
            foreach (int type in bin)
            {
                Add(next[type]++, _items.Count - 1);
            }
        }
    }

    /// <summary>The bin whose items have the least share.</summary>
    public int Emptiest() => Enumerable.Range(0, Count).MinBy(b => _items[b].Sum(ShareOf));

    /// <summary>Takes a bin away.</summary>
    /// <returns>Its items.</returns>
    public List<int> RemoveBin(int bin)
    {
        List<int> items = _items[bin];
        _items.RemoveAt(bin);
        _room.RemoveAt(bin);
        return items;
    }

    /// <summary>Whether an item fits.</summary>
    public bool Fits(int item, int bin)
    {
        long[] room = _room[bin];
        ReadOnlySpan<long> size = _problem.SizeOf(_typeOf[item]);
        for (int k = 0; k < room.Length; k++)
        {
            if (size[k] > room[k])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an item fits once one or two others, if not negative, are out.</summary>
    public bool FitsWithout(int item, int bin, int first, int second)
    {
        long[] room = _room[bin];
        ReadOnlySpan<long> size = _problem.SizeOf(_typeOf[item]);
        ReadOnlySpan<long> one = first < 0 ? [] : _problem.SizeOf(_typeOf[first]);
        ReadOnlySpan<long> two = second < 0 ? [] : _problem.SizeOf(_typeOf[second]);
        for (int k = 0; k < room.Length; k++)
        {
            if (size[k] > room[k] + (first < 0 ? 0 : one[k]) + (second < 0 ? 0 : two[k]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts an item in.</summary>
    public void Add(int item, int bin)
    {
        _items[bin].Add(item);
        Change(item, bin, -1);
    }

    /// <summary>Takes an item out.</summary>
    public void Remove(int item, int bin)
    {
        _items[bin].Remove(item);
        Change(item, bin, 1);
    }

    /// <summary>The packing, types in rising order in each bin.</summary>
    public PackedBins Packing() => new([.. _items.Where(b => b.Count > 0).Select(b => b.Select(i => _typeOf[i]).Order().ToImmutableArray())]);

    private void Change(int item, int bin, int sign)
    {
        long[] room = _room[bin];
        ReadOnlySpan<long> size = _problem.SizeOf(_typeOf[item]);
        for (int k = 0; k < room.Length; k++)
        {
            room[k] += sign * size[k];
        }
    }
}
