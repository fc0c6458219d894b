namespace PlacementLab.Placement.Solvers.BestFit;

/// <summary>Options of <see cref="PowerAwareBestFitDecreasingSolver"/>.</summary>
public sealed record PowerAwareBestFitDecreasingOptions
{
    /// <summary>The VMs to place anew; the others stay. Null for all. VMs that are on no host are always placed.</summary>
    public IReadOnlyList<int>? FreeVms { get; init; }
}
