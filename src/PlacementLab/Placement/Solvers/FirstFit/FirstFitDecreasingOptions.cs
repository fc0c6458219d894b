namespace PlacementLab.Placement.Solvers.FirstFit;

/// <summary>Options of <see cref="FirstFitDecreasingSolver"/>.</summary>
public sealed record FirstFitDecreasingOptions
{
    /// <summary>The VMs to place anew; the others stay. Null for all. VMs that are on no host are always placed.</summary>
    public IReadOnlyList<int>? FreeVms { get; init; }
}
