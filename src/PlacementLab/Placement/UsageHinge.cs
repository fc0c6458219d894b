using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>
/// A cost of one host by what its VMs use: <c>Weight · max(0, Σ_r Coefficients[r] · used[r] + Constant)</c>. Convex, whole
/// numbers throughout, so it is exact.
/// </summary>
/// <param name="Coefficients">Coefficient of each resource, in resource order.</param>
/// <param name="Constant">What is added to the sum.</param>
/// <param name="Weight">Cost of each unit above zero; at least 0.</param>
public sealed record UsageHinge(ImmutableArray<long> Coefficients, long Constant, long Weight)
{
    /// <summary>The cost.</summary>
    /// <param name="used">What the host's VMs use of each resource.</param>
    /// <exception cref="OverflowException">The cost leaves the 64-bit range.</exception>
    public long At(ReadOnlySpan<long> used)
    {
        long sum = Constant;
        for (int r = 0; r < Coefficients.Length; r++)
        {
            sum = checked(sum + (Coefficients[r] * used[r]));
        }

        return checked(Weight * Math.Max(0, sum));
    }
}
