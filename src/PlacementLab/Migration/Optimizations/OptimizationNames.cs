namespace PlacementLab.Migration.Optimizations;

/// <summary>The literal names of the optimisations, the same on the command line, in JSON and in tables.</summary>
public static class OptimizationNames
{
    private static readonly (OptimizationKind Kind, string Name)[] _names =
    [
        (OptimizationKind.WriteThrottling, "write-throttling"), (OptimizationKind.Compression, "compression"),
        (OptimizationKind.Delta, "delta"), (OptimizationKind.Deduplication, "deduplication"),
        (OptimizationKind.FreePageHints, "free-page-hints"), (OptimizationKind.PrePaging, "pre-paging"),
        (OptimizationKind.ActivePush, "active-push"), (OptimizationKind.FaultChannel, "fault-channel"),
        (OptimizationKind.MultiChannel, "multi-channel"), (OptimizationKind.Encryption, "encryption"),
    ];

    /// <summary>All names in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _names.Select(n => n.Name)];

    /// <summary>The literal name of an optimisation.</summary>
    /// <param name="kind">The optimisation.</param>
    public static string NameOf(OptimizationKind kind) => _names[(int)kind].Name;

    /// <summary>The optimisation of a literal name.</summary>
    /// <param name="name">A name of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such optimisation.</exception>
    public static OptimizationKind Parse(string name, string place)
    {
        foreach ((OptimizationKind kind, string known) in _names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        throw new InvalidInputException(place, $"\"{name}\"", $"one of {string.Join(", ", All)}", "Use one of these names.");
    }
}
