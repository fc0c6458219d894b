using Xunit;

namespace PlacementLab.Tests.Support;

/// <summary>Published results to compare with, in the folder `reference` beside the public data sets.</summary>
public static class SharedReference
{
    /// <summary>The path of a file among the published results; skips the test where it is missing.</summary>
    public static string PathOrSkip(params string[] parts)
    {
        string path = Path.Combine([Path.GetFullPath(Path.Combine(SharedDatasets.Root, "..", "reference")), .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Skip($"needs published results: {path} (beside the folder of PLACEMENTLAB_DATASETS)");
        }

        return path;
    }
}
