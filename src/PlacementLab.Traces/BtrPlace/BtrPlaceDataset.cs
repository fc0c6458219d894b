namespace PlacementLab.Traces.BtrPlace;

/// <summary>Where the published instances lie among the public data sets.</summary>
public static class BtrPlaceDataset
{
    /// <summary>File of an instance.</summary>
    /// <param name="instance">Its name, such as li6.</param>
    public static string PathOf(string instance) => Path.Combine(DatasetRoot.Resolve(null), "btrplace_std_perf", $"{instance}.json.gz");
}
