namespace PlacementLab.Experiments.Specs;

/// <summary>One kind of host.</summary>
public sealed record HostKindSpec
{
    /// <summary>Name in the host catalogue.</summary>
    public string Type { get; init; } = "";

    /// <summary>Memory in GiB; null for the catalogue's.</summary>
    public double? MemoryGib { get; init; }
}
