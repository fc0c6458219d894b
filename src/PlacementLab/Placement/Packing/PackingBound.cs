namespace PlacementLab.Placement.Packing;

/// <summary>A proven lower bound on the number of bins.</summary>
/// <param name="Bins">No packing has fewer.</param>
/// <param name="Name">Where it comes from.</param>
public readonly record struct PackingBound(int Bins, string Name)
{
    /// <summary>The larger of two bounds; this one where they are equal.</summary>
    /// <param name="other">The other.</param>
    public PackingBound Or(PackingBound other) => other.Bins > Bins ? other : this;
}
