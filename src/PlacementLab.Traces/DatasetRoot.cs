namespace PlacementLab.Traces;

/// <summary>The folder of public data, which is not part of the project.</summary>
internal static class DatasetRoot
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "PLACEMENTLAB_DATASETS";

    /// <summary>
    /// The folder: <paramref name="given"/>, else the environment variable, else <c>../shared/datasets</c> beside the working
    /// directory or the nearest folder above it that has one. It need not exist.
    /// </summary>
    /// <param name="given">A folder, or null.</param>
    public static string Resolve(string? given) =>
        given ?? Environment.GetEnvironmentVariable(Variable) ?? Search(Directory.GetCurrentDirectory());

    /// <summary>The nearest <c>../shared/datasets</c>, going up from a folder.</summary>
    /// <param name="start">Where to begin.</param>
    internal static string Search(string start)
    {
        for (string? at = Path.GetDirectoryName(start); at is not null; at = Path.GetDirectoryName(at))
        {
            string candidate = Path.Combine(at, "shared", "datasets");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return Path.Combine(Path.GetDirectoryName(start) ?? start, "shared", "datasets");
    }
}
