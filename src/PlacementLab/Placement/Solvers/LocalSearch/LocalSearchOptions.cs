namespace PlacementLab.Placement.Solvers.LocalSearch;

/// <summary>Options of <see cref="LocalSearchSolver"/>.</summary>
public sealed record LocalSearchOptions
{
    /// <summary>The VMs that may move; the others stay. Null for all. VMs that are on no host are always placed.</summary>
    public IReadOnlyList<int>? FreeVms { get; init; }

    /// <summary>Whether pairs of VMs may change places, beside single VMs moving. Default: they may.</summary>
    public bool UseSwaps { get; init; } = true;

    /// <summary>
    /// A move counts as better when it saves more than this share of the cost at the start. Default 1e-9: below it, rounding
    /// decides.
    /// </summary>
    public double RelativeTolerance { get; init; } = 1e-9;
}
