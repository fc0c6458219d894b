namespace PlacementLab.Migration.Storage;

/// <summary>The literal names of the block strategies.</summary>
public static class BlockStrategyNames
{
    private static readonly (BlockStrategy Strategy, string Name)[] _names =
    [
        (BlockStrategy.DirtyBlockTracking, "dirty-blocks"), (BlockStrategy.IoMirroring, "io-mirroring"), (BlockStrategy.Lazy, "lazy"),
    ];

    /// <summary>All names in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _names.Select(n => n.Name)];

    /// <summary>The literal name of a strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    public static string NameOf(BlockStrategy strategy) => _names.First(n => n.Strategy == strategy).Name;

    /// <summary>The strategy of a literal name.</summary>
    /// <param name="name">A name of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such strategy.</exception>
    public static BlockStrategy Parse(string name, string place)
    {
        foreach ((BlockStrategy strategy, string known) in _names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return strategy;
            }
        }

        throw new InvalidInputException(place, $"\"{name}\"", $"one of {string.Join(", ", All)}", "Use one of these names.");
    }
}
