namespace PlacementLab.Placement.Packing;

/// <summary>What makes an item large, for heuristics that take the largest first. Sizes as shares of the capacity.</summary>
public enum PackingOrder
{
    /// <summary>The sum over the resources.</summary>
    Sum,

    /// <summary>The largest resource.</summary>
    Max,

    /// <summary>The sum, weighted by the total demand for each resource.</summary>
    WeightedSum,
}
