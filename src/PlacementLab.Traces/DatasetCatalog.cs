using System.Collections.Immutable;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.PlanetLab;
using PlacementLab.Traces.Sample;

namespace PlacementLab.Traces;

/// <summary>
/// The data sets PlacementLab knows, and the one way to load one: by the name of a known set, or by the path of one's own.
/// Public sets are looked for in the folder that the environment variable PLACEMENTLAB_DATASETS names, else in
/// <c>../shared/datasets</c> beside the working directory or a folder above it; PlanetLab's day d is <c>planetlab/d.zip</c> or
/// the folder <c>planetlab/d</c> there.
/// </summary>
public static class DatasetCatalog
{
    private const string PlanetLabPrefix = "planetlab/";

    /// <summary>All known data sets in the order of the list, each with its state here and now.</summary>
    /// <param name="root">The folder of public data; null to look where the type's description says.</param>
    public static ImmutableArray<DatasetDescription> List(string? root = null)
    {
        string folder = DatasetRoot.Resolve(root);
        return [.. DatasetManifest.Entries.Select(entry => Describe(entry, folder))];
    }

    /// <summary>The folder of public data, as the type's description says; it need not exist.</summary>
    public static string FindRoot() => DatasetRoot.Resolve(null);

    /// <summary>Loads a data set.</summary>
    /// <param name="name">
    /// "google2011-sample", "planetlab/&lt;day&gt;", or a path: a folder or CSV file as <see cref="WideCsvReader"/> reads it, or a
    /// folder or zip file as <see cref="PlanetLabReader"/> reads it. A known name goes before a path.
    /// </param>
    /// <param name="root">The folder of public data; null to look where the type's description says.</param>
    /// <exception cref="InvalidInputException">The name is unknown, the data are not there or not in their format.</exception>
    public static LoadedDataset Load(string name, string? root = null)
    {
        string folder = DatasetRoot.Resolve(root);
        bool isDay = name.StartsWith(PlanetLabPrefix, StringComparison.Ordinal) && !name[PlanetLabPrefix.Length..].Contains('/');
        if (isDay && FindDay(name, folder) is { } day)
        {
            return PlanetLabReader.Load(day, new PlanetLabOptions { Name = name });
        }

        return DatasetManifest.Entries.FirstOrDefault(e => e.Description.Name == name) is { } entry
            ? LoadKnown(Describe(entry, folder), folder)
            : LoadPath(name);
    }

    private static LoadedDataset LoadKnown(DatasetDescription known, string folder) => known.State switch
    {
        DatasetState.Shipped => Google2011Sample.Load(),
        DatasetState.Found => PlanetLabReader.Load(known.Path!, new PlanetLabOptions { Name = known.Name }),
        DatasetState.NotFound => throw new InvalidInputException(
            $"data set \"{known.Name}\"", $"neither {ZipOf(known.Name, folder)} nor a folder of that name", "one of the two",
            $"Fetch it ({known.Where}; terms: {known.Terms}) and set {DatasetRoot.Variable} to the folder that holds \"planetlab\"."),
        _ => throw new InvalidInputException(
            $"data set \"{known.Name}\"", "a data set that PlacementLab does not read yet", $"one of {ReadableNames()}",
            "Use one of these, or convert it to the CSV form for own traces and give its path."),
    };

    private static LoadedDataset LoadPath(string path)
    {
        if (Directory.Exists(path))
        {
            return WideCsvReader.IsIn(path) ? WideCsvReader.Load(path, new()) : PlanetLabReader.Load(path, new());
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException(
                $"data set \"{path}\"", "neither a known name nor a file or folder",
                $"one of {ReadableNames()}, or the path of a folder, zip or CSV file", "Check the spelling, or list what is known with `placementlab datasets`.");
        }

        return HasEnding(path, ".zip") ? PlanetLabReader.Load(path, new())
            : HasEnding(path, ".csv") || HasEnding(path, ".csv.gz") ? WideCsvReader.Load(path, new())
            : throw new InvalidInputException(
                path, $"a file of another kind (\"{Path.GetExtension(path)}\")", "a file that ends in .zip, .csv or .csv.gz, or a folder",
                "Rename it if it is one of these, or convert it.");
    }

    private static DatasetDescription Describe(DatasetManifest.Entry entry, string folder)
    {
        DatasetDescription known = entry.Description;
        switch (entry.Loader)
        {
            case Google2011Sample.Name:
                return known with { State = DatasetState.Shipped };
            case "planetlab":
                string? path = FindDay(known.Name, folder);
                return known with { State = path is null ? DatasetState.NotFound : DatasetState.Found, Path = path };
            default:
                return known with { State = DatasetState.NoReaderYet };
        }
    }

    private static string? FindDay(string name, string folder)
    {
        string zip = ZipOf(name, folder);
        string unpacked = zip[..^".zip".Length];
        return File.Exists(zip) ? zip : Directory.Exists(unpacked) ? unpacked : null;
    }

    private static string ZipOf(string name, string folder) => Path.Combine([folder, .. name.Split('/')]) + ".zip";

    private static string ReadableNames() => string.Join(
        ", ", DatasetManifest.Entries.Where(e => e.Loader.Length > 0).Select(e => e.Description.Name));

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
