namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>Options of <see cref="PartitionedSolver"/>.</summary>
public sealed record PartitionedOptions
{
    /// <summary>Hosts of a part, about; at least 1. Hosts that constraints tie together stay together even if they are more.</summary>
    public int HostsPerPart { get; init; } = 250;

    /// <summary>Threads that solve parts, at least 1; no answer depends on it under an iteration limit.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Solves the parts; may be called from several threads at a time. Null for the neighbourhood search from constructive starts.</summary>
    public IPlacementSolver? Inner { get; init; }

    /// <summary>Is told about the progress after each part; null for nobody.</summary>
    public Action<SearchProgress>? OnProgress { get; init; }
}
