using System.Collections.Immutable;

namespace PlacementLab.Placement.Packing;

/// <summary>
/// Vector bin packing: items of several types, each with a size in every resource, into as few equal bins as possible. In every bin
/// and resource the sizes add up to the capacity at most. Sizes are whole numbers in the unit of the resource. Immutable.
/// </summary>
public sealed class PackingProblem
{
    private const string Argument = "packing problem";
    private readonly long[] _sizes;

    /// <summary>Creates a problem.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="capacity">Capacity of a bin, one number for each resource, at least 0.</param>
    /// <param name="sizes">Size of each type, resource after resource, type after type.</param>
    /// <param name="counts">Items of each type, at least 0.</param>
    /// <exception cref="InvalidInputException">
    /// A number is negative, counts do not match, an item is larger than a bin, or a total does not fit in 64 bits.
    /// </exception>
    public PackingProblem(string name, ImmutableArray<long> capacity, ReadOnlySpan<long> sizes, ImmutableArray<int> counts)
    {
        Name = name;
        Capacity = capacity;
        Counts = counts;
        _sizes = sizes.ToArray();
        RequireShape();
        RequireSizes();
        ItemCount = RequireTotals();
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Capacity of a bin in each resource.</summary>
    public ImmutableArray<long> Capacity { get; }

    /// <summary>Items of each type.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>Resources.</summary>
    public int Dimensions => Capacity.Length;

    /// <summary>Types of items.</summary>
    public int TypeCount => Counts.Length;

    /// <summary>Items of all types.</summary>
    public int ItemCount { get; }

    /// <summary>Sizes of all types, resource after resource, type after type.</summary>
    public ReadOnlySpan<long> Sizes => _sizes;

    /// <summary>Size of a type in each resource.</summary>
    /// <param name="type">Index of the type.</param>
    public ReadOnlySpan<long> SizeOf(int type) => _sizes.AsSpan(type * Dimensions, Dimensions);

    private void RequireShape()
    {
        if (Capacity.IsDefaultOrEmpty)
        {
            throw Bad("no resource", "at least one capacity");
        }

        if (_sizes.LongLength != (long)Counts.Length * Dimensions)
        {
            throw Bad($"{_sizes.Length} sizes", $"{Counts.Length} types × {Dimensions} resources = {(long)Counts.Length * Dimensions}");
        }
    }

    private void RequireSizes()
    {
        for (int k = 0; k < Dimensions; k++)
        {
            if (Capacity[k] < 0)
            {
                throw Bad($"capacity {Capacity[k]} in resource {k + 1}", "0 or more");
            }
        }

        for (int i = 0; i < _sizes.Length; i++)
        {
            (int type, int resource) = (i / Dimensions, i % Dimensions);
            if (_sizes[i] < 0)
            {
                throw Bad($"size {_sizes[i]} of type {type + 1} in resource {resource + 1}", "0 or more");
            }

            if (_sizes[i] > Capacity[resource])
            {
                throw Bad($"size {_sizes[i]} of type {type + 1} in resource {resource + 1}", $"at most the capacity {Capacity[resource]}: it fits in no bin");
            }
        }
    }

    private int RequireTotals()
    {
        long items = 0;
        for (int type = 0; type < TypeCount; type++)
        {
            items += Counts[type] >= 0 ? Counts[type] : throw Bad($"{Counts[type]} items of type {type + 1}", "0 or more");
        }

        for (int k = 0; k < Dimensions; k++)
        {
            Int128 total = 0;
            for (int type = 0; type < TypeCount; type++)
            {
                total += (Int128)_sizes[type * Dimensions + k] * Counts[type];
            }

            if (total > long.MaxValue)
            {
                throw Bad($"sizes of {total} together in resource {k + 1}", "a total that fits in 64 bits");
            }
        }

        return items <= Array.MaxLength ? (int)items : throw Bad($"{items} items", $"at most {Array.MaxLength}");
    }

    private InvalidInputException Bad(string found, string expected) =>
        new($"{Argument} \"{Name}\"", found, expected, "Check that the file is complete and its numbers are in one unit.");
}
