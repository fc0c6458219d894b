using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>A forecast of a VM's peak demand over a horizon, with its error distribution.</summary>
/// <param name="PointMips">Point forecast in MIPS.</param>
/// <param name="ScaleMips">The VM's error scale in MIPS.</param>
/// <param name="ResidualRatios">Quantiles of the error in units of the scale at 0, 1, …, 100 %.</param>
public readonly record struct DemandForecast(double PointMips, double ScaleMips, ImmutableArray<double> ResidualRatios)
{
    /// <summary>The demand that the peak stays below with a probability: max(0, point + scale · residual quantile).</summary>
    /// <param name="probability">From 0 to 1.</param>
    public double QuantileMips(double probability)
    {
        double position = Math.Clamp(probability, 0, 1) * (ResidualRatios.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, ResidualRatios.Length - 1);
        double ratio = ResidualRatios[below] + ((ResidualRatios[above] - ResidualRatios[below]) * (position - below));
        return Math.Max(0, PointMips + (ScaleMips * ratio));
    }
}
