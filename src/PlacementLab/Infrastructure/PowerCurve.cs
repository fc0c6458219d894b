using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Infrastructure;

/// <summary>
/// Power of a host against its CPU utilisation, given at 0, 10, …, 100 % as SPECpower_ssj2008 publishes it and linear in
/// between: P(u) = P_k + (P_{k+1} − P_k)·(10u − k) with k = ⌊10u⌋. A host without VMs is switched off and takes nothing.
/// </summary>
public sealed class PowerCurve
{
    /// <summary>Creates a curve.</summary>
    /// <param name="watts">Eleven values in W at 0, 10, …, 100 % utilisation, each positive and none below the one before.</param>
    /// <exception cref="ArgumentException">Not eleven values, or one is not positive or falls.</exception>
    public PowerCurve(params IReadOnlyList<double> watts)
    {
        if (watts.Count != 11 || watts[0] <= 0 || !watts.All(double.IsFinite) || watts.Zip(watts.Skip(1)).Any(p => p.Second < p.First))
        {
            throw new ArgumentException("A power curve has eleven positive, non-falling values in W, at 0, 10, …, 100 %.", nameof(watts));
        }

        Watts = [.. watts];
    }

    /// <summary>Power in W at 0, 10, …, 100 % utilisation.</summary>
    public ImmutableArray<double> Watts { get; }

    /// <summary>Power at a utilisation.</summary>
    /// <param name="utilization">CPU utilisation; values outside 0–1 are clamped.</param>
    public Power At(double utilization)
    {
        double tenths = Math.Clamp(utilization, 0, 1) * 10;
        int k = Math.Min((int)tenths, 9);
        return Power.FromWatts(Watts[k] + ((Watts[k + 1] - Watts[k]) * (tenths - k)));
    }
}
