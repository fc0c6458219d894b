namespace PlacementLab.Migration;

/// <summary>The literal names of the schemes, the same on the command line, in JSON and in tables.</summary>
public static class MigrationSchemeNames
{
    private static readonly (MigrationScheme Scheme, string Name)[] _names =
    [
        (MigrationScheme.PreCopy, "pre-copy"), (MigrationScheme.PostCopy, "post-copy"),
        (MigrationScheme.Hybrid, "hybrid"), (MigrationScheme.StopAndCopy, "stop-and-copy"),
        (MigrationScheme.Process, "process"), (MigrationScheme.SuspendResume, "suspend-resume"),
    ];

    /// <summary>All names in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. _names.Select(n => n.Name)];

    /// <summary>The literal name of a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    public static string NameOf(MigrationScheme scheme) => _names.First(n => n.Scheme == scheme).Name;

    /// <summary>The scheme of a literal name.</summary>
    /// <param name="name">A name of <see cref="All"/>, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such scheme.</exception>
    public static MigrationScheme Parse(string name, string place)
    {
        foreach ((MigrationScheme scheme, string known) in _names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return scheme;
            }
        }

        throw new InvalidInputException(
            place, $"\"{name}\"", $"one of {string.Join(", ", All)}", "Use one of these names.");
    }
}
