using System.Collections.Immutable;

namespace PlacementLab.Placement.Packing;

/// <summary>A constructive heuristic of the decreasing kind.</summary>
/// <param name="Fit">How an item and a bin are scored.</param>
/// <param name="Order">Which item is the largest; breaks ties where the heuristic is bin-centric.</param>
/// <param name="IsBinCentric">
/// Whether one bin is filled after the other, each time by the item that scores best; otherwise each item in turn goes to the bin
/// that scores best.
/// </param>
public readonly record struct PackingHeuristic(PackingFit Fit, PackingOrder Order, bool IsBinCentric)
{
    /// <summary>All of them, the cheap ones first. A bin-centric heuristic with a plain fit equals an item-centric one and is left out.</summary>
    public static ImmutableArray<PackingHeuristic> All { get; } =
    [
        .. from order in Enum.GetValues<PackingOrder>() from fit in Enum.GetValues<PackingFit>() select new PackingHeuristic(fit, order, false),
        .. new[] { PackingFit.DotProduct, PackingFit.L2Norm, PackingFit.Cosine }.Select(f => new PackingHeuristic(f, PackingOrder.WeightedSum, true)),
    ];

    /// <summary>Name, such as "best fit decreasing (max)" or "dot product, bin-centric".</summary>
    public string Name => IsBinCentric ? $"{FitName}, bin-centric" : $"{FitName} decreasing ({OrderName})";

    private string FitName => Fit switch
    {
        PackingFit.First => "first fit",
        PackingFit.Best => "best fit",
        PackingFit.DotProduct => "dot product",
        PackingFit.L2Norm => "L2 norm",
        _ => "cosine",
    };

    private string OrderName => Order switch { PackingOrder.Sum => "sum", PackingOrder.Max => "largest", _ => "weighted sum" };
}
