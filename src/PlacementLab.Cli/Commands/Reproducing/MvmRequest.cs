namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce mvm` was asked for.</summary>
internal sealed record MvmRequest
{
    /// <summary>Work for each instance of the whole set.</summary>
    public const double FullWork = 5;

    /// <summary>The same with --quick.</summary>
    public const double QuickWork = 0.5;

    /// <summary>Folder of the instances.</summary>
    public required string Instances { get; init; }

    /// <summary>Where runs, table and figures go.</summary>
    public required string Folder { get; init; }

    /// <summary>Most instances at a time.</summary>
    public required int Threads { get; init; }

    /// <summary>Deterministic work for each instance.</summary>
    public required double Work { get; init; }

    /// <summary>Whether runs that are there are kept.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }
}
