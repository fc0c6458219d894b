using PlacementLab.Placement;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Roadef;

namespace PlacementLab.Tests.Traces.Roadef;

/// <summary>The example of the problem definition, and instances of the challenge.</summary>
internal static class RoadefExample
{
    public const string Model =
        "2\n1 100\n0 10\n4\n0 0 30 400 16 80 0 1 4 5\n0 0 10 240 8 160 1 0 3 4\n1 1 15 100 12 80 4 3 0 2\n1 2 10 100 8 80 5 4 2 0\n"
        + "2\n2 0\n1 1 0\n3\n0 12 10 1000\n0 10 20 100\n1 6 200 1\n1\n0 1 20\n10\n1 10 100\n";

    public static PlacementProblem Read(string model = Model, string initial = "0 3 0\n")
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("model.txt"), model);
        File.WriteAllText(folder.File("initial.txt"), initial);
        return RoadefInstanceFile.Read(folder.File("model.txt"), folder.File("initial.txt"));
    }

    /// <summary>An instance of the challenge; skips the test where the public data are missing.</summary>
    public static PlacementProblem Public(string name)
    {
        string ending = name.StartsWith('b') ? ".txt.gz" : ".txt";
        return RoadefInstanceFile.Read(
            SharedDatasets.PathOrSkip("roadef2012", "instances", $"model_{name}{ending}"),
            SharedDatasets.PathOrSkip("roadef2012", "instances", $"assignment_{name}.txt"));
    }
}
