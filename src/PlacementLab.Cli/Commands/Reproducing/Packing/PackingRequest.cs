namespace PlacementLab.Cli.Commands.Reproducing.Packing;

/// <summary>What `placementlab reproduce vectorpack` or `bpplib` was asked for.</summary>
internal sealed record PackingRequest
{
    /// <summary>Name of the sets.</summary>
    public required string Sets { get; init; }

    /// <summary>Folder of public data.</summary>
    public required string Data { get; init; }

    /// <summary>Whether a sample will do.</summary>
    public bool Quick { get; init; }

    /// <summary>Limit of time for each problem.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Most runs at a time.</summary>
    public required int Threads { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Where runs, table and figure go.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether runs that are there are kept.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }
}
