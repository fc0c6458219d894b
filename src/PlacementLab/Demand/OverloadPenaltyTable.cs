using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>
/// What a fitted overload model implies for a host by its load alone: the probability of overload when the summed demand
/// quantiles of its VMs lie in a bin of the host's capacity. This is what a solver can use without asking the model.
/// </summary>
/// <param name="BinWidth">Width of a bin as a share of capacity, such as 0.05.</param>
/// <param name="Probability">Probability of overload by bin, never falling; the last value holds above the last bin.</param>
public sealed record OverloadPenaltyTable(double BinWidth, ImmutableArray<double> Probability)
{
    /// <summary>Probability at a load.</summary>
    /// <param name="loadRatio">Summed demand quantiles / capacity.</param>
    public double At(double loadRatio) => Probability[Math.Clamp((int)(loadRatio / BinWidth), 0, Probability.Length - 1)];
}
