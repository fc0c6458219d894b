namespace PlacementLab.Simulation;

/// <summary>
/// Service-level metrics of a run (Beloglazov and Buyya, CCPE 24(13), 2012, §4.2).
/// SLATAH = mean over hosts of (time with demand above capacity / time active); PDM = mean over VMs of (CPU work lost to
/// migrations / CPU work asked for); SLAV = SLATAH · PDM.
/// </summary>
/// <param name="Slatah">SLA violation time per active host, 0–1.</param>
/// <param name="Pdm">Performance degradation due to migrations, 0–1.</param>
public sealed record SlaMetrics(double Slatah, double Pdm)
{
    /// <summary>SLA violation: SLATAH · PDM.</summary>
    public double Slav => Slatah * Pdm;
}
