using PlacementLab.Traces;

namespace PlacementLab.Experiments.Validation;

/// <summary>Where the measured sets lie.</summary>
public sealed record ValidationSources
{
    /// <summary>The folder of public data; by default the one that <see cref="DatasetCatalog.FindRoot"/> finds.</summary>
    public string PublicFolder { get; init; } = DatasetCatalog.FindRoot();

    /// <summary>A folder with measurements of a testbed to use instead of the shipped ones; null for those.</summary>
    public string? TestbedFolder { get; init; }

    /// <summary>The path of a public file.</summary>
    /// <param name="parts">Its parts below the folder.</param>
    internal string PathOf(params string[] parts) => Path.Combine([PublicFolder, .. parts]);
}
