namespace PlacementLab.Migration;

/// <summary>
/// Waiting for pages that a resumed VM touches before they have arrived. Closed loop: a stalled VM asks for nothing, so
/// F = ∫₀^τ dt/(1/(ρ·m(t)) + L) faults, with ρ accesses per second, m(t) the share of them that meets a missing page, and
/// L the wait per fault. A constant-rate push makes m linear, m = m₀(1 − t/τ), and with a = ρ·m₀·L
/// F = (τ/L)·(1 − ln(1 + a)/a). Without the loop (L → 0) it would be ρ·m₀·τ/2, many times too much on measured guests.
/// </summary>
internal static class DemandFaults
{
    private const double SeriesBelow = 1e-4;

    /// <summary>Time that a VM waits for missing pages.</summary>
    /// <param name="tailSeconds">τ: from the resume until the last page has arrived.</param>
    /// <param name="accessesPerSecond">ρ·m₀: accesses to missing pages per second right after the resume.</param>
    /// <param name="faultSeconds">L.</param>
    /// <param name="mostFaults">Upper bound of F: each missing page faults at most once.</param>
    public static double StallSeconds(double tailSeconds, double accessesPerSecond, double faultSeconds, double mostFaults)
    {
        double a = accessesPerSecond * faultSeconds;
        return Math.Min(tailSeconds * StalledShare(a), mostFaults * faultSeconds);
    }

    /// <summary>1 − ln(1 + a)/a, by its series a/2 − a²/3 + a³/4 where the difference would cancel.</summary>
    private static double StalledShare(double a) =>
        a < SeriesBelow ? a * ((1 / 2.0) - (a * ((1 / 3.0) - (a / 4)))) : 1 - (Math.Log(1 + a) / a);
}
