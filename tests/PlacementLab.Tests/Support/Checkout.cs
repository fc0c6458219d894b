namespace PlacementLab.Tests.Support;

/// <summary>The source tree that the tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder that holds PlacementLab.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "PlacementLab.sln")))
            {
                return at;
            }
        }

        throw new DirectoryNotFoundException($"No PlacementLab.sln above {folder}.");
    }
}
