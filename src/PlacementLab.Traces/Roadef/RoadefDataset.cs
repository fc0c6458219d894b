namespace PlacementLab.Traces.Roadef;

/// <summary>Where the instances of the challenge lie among the public data sets.</summary>
public static class RoadefDataset
{
    /// <summary>Model file of an instance.</summary>
    /// <param name="instance">Its name, such as a1_1.</param>
    public static string ModelOf(string instance)
    {
        string path = PathOf($"model_{instance}.txt");
        return File.Exists(path) ? path : path + ".gz";
    }

    /// <summary>Initial assignment of an instance.</summary>
    /// <param name="instance">Its name.</param>
    public static string InitialOf(string instance) => PathOf($"assignment_{instance}.txt");

    private static string PathOf(string file) => Path.Combine(DatasetRoot.Resolve(null), "roadef2012", "instances", file);
}
