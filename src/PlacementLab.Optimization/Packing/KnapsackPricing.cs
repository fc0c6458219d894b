namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Bounded knapsack in one resource by dynamic programming over the capacity: items of a type are split into 1, 2, 4, … (binary
/// splitting), so the time is capacity × Σ log₂ count.
/// </summary>
internal sealed class KnapsackPricing : IPatternPricing
{
    private const int MostPatterns = 24;
    private readonly long[] _sizes;
    private readonly int _capacity;
    private readonly double[] _best;
    private readonly List<(int Type, int Count, int Size)> _parts = [];
    private ulong[] _taken = [];

    /// <summary>Creates it.</summary>
    /// <param name="sizes">Size of each type.</param>
    /// <param name="capacity">Capacity.</param>
    public KnapsackPricing(long[] sizes, int capacity)
    {
        _sizes = sizes;
        _capacity = capacity;
        _best = new double[capacity + 1];
    }

    /// <inheritdoc/>
    public PricedPattern Find(double[] values, int[] left, long work)
    {
        Split(values, left);
        if (_parts.Count == 0)
        {
            return new PricedPattern(null, 0, 0);
        }

        int words = _capacity / 64 + 1;
        if (_taken.Length < words * _parts.Count)
        {
            _taken = new ulong[words * _parts.Count];
        }

        Array.Clear(_taken, 0, words * _parts.Count);
        Array.Clear(_best);
        for (int p = 0; p < _parts.Count; p++)
        {
            Add(_parts[p].Size, values[_parts[p].Type] * _parts[p].Count, _taken.AsSpan(p * words, words));
        }

        return new PricedPattern(Trace(words), _best[_capacity], _best[_capacity]);
    }

    /// <summary>The best pattern, then the best of the items that are in none yet, and so on.</summary>
    /// <inheritdoc/>
    public PatternHarvest Harvest(double[] values, int[] left, double worth)
    {
        var patterns = new List<Pattern>();
        int[] available = [.. left];
        PricedPattern first = Find(values, available, 0);
        for (PricedPattern next = first; next.Pattern is { } pattern && next.Value > worth && patterns.Count < MostPatterns;)
        {
            patterns.Add(pattern);
            pattern.TakeFrom(available);
            next = Find(values, available, 0);
        }

        return new PatternHarvest(patterns, first.MostValue);
    }

    private void Split(double[] values, int[] left)
    {
        _parts.Clear();
        for (int type = 0; type < values.Length; type++)
        {
            if (values[type] <= 0 || left[type] <= 0)
            {
                continue;
            }

            long most = _sizes[type] == 0 ? left[type] : Math.Min(left[type], _capacity / _sizes[type]);
            for (long part = 1; most > 0; part *= 2)
            {
                long count = Math.Min(part, most);
                _parts.Add((type, (int)count, (int)(count * _sizes[type])));
                most -= count;
            }
        }
    }

    private void Add(int size, double value, Span<ulong> taken)
    {
        double[] best = _best;
        for (int c = _capacity; c >= size; c--)
        {
            double with = best[c - size] + value;
            if (with > best[c])
            {
                best[c] = with;
                taken[c >> 6] |= 1UL << (c & 63);
            }
        }
    }

    private Pattern Trace(int words)
    {
        var counts = new SortedDictionary<int, int>();
        int at = _capacity;
        for (int p = _parts.Count - 1; p >= 0; p--)
        {
            if ((_taken[p * words + (at >> 6)] >> (at & 63) & 1) != 0)
            {
                counts[_parts[p].Type] = counts.GetValueOrDefault(_parts[p].Type) + _parts[p].Count;
                at -= _parts[p].Size;
            }
        }

        return new Pattern([.. counts.Keys], [.. counts.Values]);
    }
}
