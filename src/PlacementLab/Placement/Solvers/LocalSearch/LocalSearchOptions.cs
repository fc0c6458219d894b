namespace PlacementLab.Placement.Solvers.LocalSearch;

/// <summary>Options of <see cref="LocalSearchSolver"/>.</summary>
public sealed record LocalSearchOptions
{
    /// <summary>The VMs that may move; the others stay. Null for all. VMs that are on no host are always placed.</summary>
    public IReadOnlyList<int>? FreeVms { get; init; }

    /// <summary>
    /// Hosts that each VM may be shifted to, by VM; null for every host. A VM that must leave its host, or is on none, is first
    /// put on any.
    /// </summary>
    public Func<int, IReadOnlyList<int>>? HostsOf { get; init; }

    /// <summary>Whether pairs of VMs may change places, beside single VMs moving. Default: they may.</summary>
    public bool UseSwaps { get; init; } = true;

    /// <summary>
    /// How often a local optimum is kicked: three VMs go to random allowed hosts, and the search descends again; a worse local
    /// optimum is given up for the one before. Default 0.
    /// </summary>
    public int Kicks { get; init; }

    /// <summary>
    /// A move counts as better when it saves more than this share of the cost at the start. Default 1e-9: below it, rounding
    /// decides.
    /// </summary>
    public double RelativeTolerance { get; init; } = 1e-9;
}
