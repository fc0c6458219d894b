using System.Collections.Immutable;

namespace PlacementLab.Placement.Packing;

/// <summary>An answer to a packing problem: the types in each bin, a type as often as items of it are there. Immutable.</summary>
/// <param name="Bins">The bins.</param>
public sealed record PackedBins(ImmutableArray<ImmutableArray<int>> Bins)
{
    /// <summary>Number of bins.</summary>
    public int Count => Bins.Length;
}
