using PlacementLab.Experiments.Comparison.Statistics;

namespace PlacementLab.Experiments.Comparison;

/// <summary>A policy against the best classic one, paired by day.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Difference">Mean of its value minus that of the best classic policy, with its interval.</param>
/// <param name="Relative">The mean difference as a share of the best classic policy's mean.</param>
/// <param name="P">Two-sided p of the sign-flip test, Holm-corrected over the policies; NaN for a single day.</param>
public sealed record ComparedDifference(ComparedPolicy Policy, MeanInterval Difference, double Relative, double P)
{
    /// <summary>Level below which a difference counts as found.</summary>
    public const double Level = 0.05;

    /// <summary>−1 if found lower (better), 1 if found higher, 0 for no difference found.</summary>
    public int Verdict => P < Level ? Math.Sign(Difference.Mean) : 0;
}
