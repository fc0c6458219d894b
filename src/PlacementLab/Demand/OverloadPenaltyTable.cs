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

    /// <summary>
    /// The table shifted along the load so that it gives a known probability at a known load: what a model says of a host as it
    /// is now carries over to the loads around it.
    /// </summary>
    /// <param name="loadRatio">Load of the host, at least 0.</param>
    /// <param name="probability">Probability of overload that the model gives at that load, 0–1.</param>
    public OverloadPenaltyTable Through(double loadRatio, double probability)
    {
        int last = Probability.Length - 1;
        int at = Math.Clamp((int)(loadRatio / BinWidth), 0, last);
        int like = at;
        while (like < last && Probability[like] < probability)
        {
            like++;
        }

        while (like > 0 && Probability[like - 1] >= probability)
        {
            like--;
        }

        return like == at ? this : this with { Probability = [.. Enumerable.Range(0, last + 1).Select(i => Probability[Math.Clamp(i + like - at, 0, last)])] };
    }
}
