namespace PlacementLab.Testbed.Plans;

/// <summary>Names of schemes in plans and tables.</summary>
public static class TestbedSchemeNames
{
    private static readonly (TestbedScheme Scheme, string Name)[] _names =
    [
        (TestbedScheme.PreCopy, "precopy"), (TestbedScheme.PostCopy, "postcopy"), (TestbedScheme.PostCopyPreempt, "postcopy-preempt"),
        (TestbedScheme.Hybrid, "hybrid"), (TestbedScheme.StopAndCopy, "stopcopy"), (TestbedScheme.SuspendFile, "suspend-file"),
    ];

    /// <summary>The name of a scheme.</summary>
    public static string NameOf(TestbedScheme scheme) => _names.Single(n => n.Scheme == scheme).Name;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">It is unknown.</exception>
    public static TestbedScheme Parse(string? text, string place)
    {
        foreach ((TestbedScheme scheme, string name) in _names)
        {
            if (name == text)
            {
                return scheme;
            }
        }

        throw new InvalidInputException(
            place, text is null ? "nothing" : $"\"{text}\"", "one of the schemes " + string.Join(", ", _names.Select(n => n.Name)), "Choose one of them.");
    }
}
