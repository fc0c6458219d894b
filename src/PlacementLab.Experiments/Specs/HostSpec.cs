namespace PlacementLab.Experiments.Specs;

/// <summary>Hosts of an experiment.</summary>
public sealed record HostSpec
{
    /// <summary>Host types, dealt round-robin.</summary>
    public IReadOnlyList<HostKindSpec> Types { get; init; } =
    [
        new() { Type = "hp-proliant-ml110-g4", MemoryGib = 16 },
        new() { Type = "hp-proliant-ml110-g5", MemoryGib = 16 },
    ];

    /// <summary>
    /// Mean CPU load at the start of the test that the number of hosts aims at, above 0 to 1; there are more hosts where the
    /// VMs' memory needs them.
    /// </summary>
    public double MeanLoad { get; init; } = 0.60;

    /// <summary>Fixed number of hosts for every data set; null to size by load and memory.</summary>
    public int? Count { get; init; }

    /// <summary>Fixed numbers of hosts by the first part of a data set's name ("planetlab" for "planetlab/20110303").</summary>
    public IReadOnlyDictionary<string, int> CountByDataset { get; init; } =
        new SortedDictionary<string, int>(StringComparer.Ordinal) { ["planetlab"] = 800 };
}
