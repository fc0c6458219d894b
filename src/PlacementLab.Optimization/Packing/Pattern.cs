using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PlacementLab.Optimization.Packing;

/// <summary>What one bin may hold: types in rising order and how many items of each.</summary>
internal sealed class Pattern : IEquatable<Pattern>
{
    private readonly int _hash;

    /// <summary>Creates a pattern.</summary>
    /// <param name="types">Types in rising order.</param>
    /// <param name="counts">Items of each, at least 1.</param>
    public Pattern(int[] types, int[] counts)
    {
        Types = types;
        Counts = counts;
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(types.AsSpan()));
        hash.AddBytes(MemoryMarshal.AsBytes(counts.AsSpan()));
        _hash = hash.ToHashCode();
    }

    public int[] Types { get; }

    public int[] Counts { get; }

    /// <summary>The pattern of a bin.</summary>
    /// <param name="items">Types, a type as often as it is there.</param>
    public static Pattern Of(IEnumerable<int> items)
    {
        (int Type, int Count)[] groups = [.. items.GroupBy(t => t).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)];
        return new Pattern([.. groups.Select(g => g.Type)], [.. groups.Select(g => g.Count)]);
    }

    /// <summary>Whether there are items enough for it.</summary>
    /// <param name="left">Items of each type.</param>
    public bool FitsIn(int[] left)
    {
        for (int i = 0; i < Types.Length; i++)
        {
            if (Counts[i] > left[Types[i]])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes its items away.</summary>
    /// <param name="left">Items of each type.</param>
    public void TakeFrom(int[] left)
    {
        for (int i = 0; i < Types.Length; i++)
        {
            left[Types[i]] -= Counts[i];
        }
    }

    /// <summary>Value of the items.</summary>
    /// <param name="values">Value of an item of each type.</param>
    public double ValueOf(double[] values)
    {
        double value = 0;
        for (int i = 0; i < Types.Length; i++)
        {
            value += values[Types[i]] * Counts[i];
        }

        return value;
    }

    /// <summary>The bin: each type as often as it is there.</summary>
    public ImmutableArray<int> ToBin() => [.. Types.Zip(Counts).SelectMany(p => Enumerable.Repeat(p.First, p.Second))];

    /// <inheritdoc/>
    public bool Equals(Pattern? other) =>
        other is not null && _hash == other._hash && Types.AsSpan().SequenceEqual(other.Types) && Counts.AsSpan().SequenceEqual(other.Counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Pattern);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
