using Xunit;

namespace PlacementLab.Tests.Support;

/// <summary>Public data sets that are not part of the project: found by PLACEMENTLAB_DATASETS, else beside the checkout.</summary>
public static class SharedDatasets
{
    /// <summary>The folder of the public data sets, which need not exist.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable("PLACEMENTLAB_DATASETS")
        ?? Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared", "datasets"));

    /// <summary>The path of a file or folder among the public data sets; skips the test where it is missing.</summary>
    public static string PathOrSkip(params string[] parts)
    {
        string path = Path.Combine([Root, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Skip($"needs public data: {path} (set PLACEMENTLAB_DATASETS to the folder that holds it)");
        }

        return path;
    }
}
