namespace PlacementLab.Placement.Packing;

/// <summary>
/// How a constructive heuristic scores an item against a bin. s: size of the item, r: room left in the bin, both as shares of the
/// capacity; w: weight of a resource, its total demand as a share of the capacity, scaled to sum to 1.
/// </summary>
public enum PackingFit
{
    /// <summary>The bin that was opened first.</summary>
    First,

    /// <summary>Least room left: lowest Σ w (r − s).</summary>
    Best,

    /// <summary>Largest dot product Σ w r s (Panigrahy, Talwar, Uyeda, Wieder, 2011).</summary>
    DotProduct,

    /// <summary>Least norm of what is left, Σ w (r − s)² (the same report).</summary>
    L2Norm,

    /// <summary>Smallest angle between item and room: largest Σ w r s / (|r| |s|).</summary>
    Cosine,
}
