namespace PlacementLab.Demand.Baselines;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>
    /// Φ(z) = (1 + erf(z/√2)) / 2, with erf by the rational approximation 7.1.26 of Abramowitz and Stegun, Handbook of
    /// Mathematical Functions (1964); the error of erf is at most 1.5·10⁻⁷.
    /// </summary>
    public static double Cdf(double z)
    {
        double x = Math.Abs(z) / Math.Sqrt(2);
        double t = 1 / (1 + (0.3275911 * x));
        double polynomial = ((((((((1.061405429 * t) - 1.453152027) * t) + 1.421413741) * t) - 0.284496736) * t) + 0.254829592) * t;
        double upperTail = 0.5 * polynomial * Math.Exp(-x * x);
        return z < 0 ? upperTail : 1 - upperTail;
    }
}
