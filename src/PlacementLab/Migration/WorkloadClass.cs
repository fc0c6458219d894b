using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// How a kind of workload is <b>assumed</b> to dirty memory: a hot/cold curve in proportion to the VM's memory, scaled with
/// its CPU utilisation, D(t) = D_class·(u(t)/ū)^γ. Public fleet traces record no dirty pages, so this is an assumption, to
/// be labelled as one wherever it reaches a result.
/// </summary>
/// <param name="Name">Name, such as "web".</param>
/// <param name="HotShare">Hot set as a share of memory, 0–1.</param>
/// <param name="HotRateShare">Writes to the hot set per second as a share of memory, at least 0.</param>
/// <param name="ColdRateShare">Writes elsewhere per second as a share of memory, at least 0.</param>
public sealed record WorkloadClass(string Name, double HotShare, double HotRateShare, double ColdRateShare)
{
    /// <summary>The curve of a VM of this class at a given moment.</summary>
    /// <param name="memory">Memory in use, at least 0.</param>
    /// <param name="cpuUtilization">u: CPU utilisation now, at least 0.</param>
    /// <param name="meanUtilization">ū: mean CPU utilisation of the same VM, at least 0; at 0 the VM writes nothing.</param>
    /// <param name="gamma">γ: how strongly writes follow CPU, at least 0; 0 means not at all, 1 in proportion.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not finite, or the hot share is above 1.</exception>
    public HotColdDirtyCurve CurveFor(DataSize memory, double cpuUtilization, double meanUtilization, double gamma)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HotShare, 1, nameof(HotShare));
        ArgumentOutOfRangeException.ThrowIfNegative(cpuUtilization);
        ArgumentOutOfRangeException.ThrowIfNegative(meanUtilization);
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        double factor = meanUtilization > 0 ? Math.Pow(cpuUtilization / meanUtilization, gamma) : 0;
        return new HotColdDirtyCurve(
            memory * HotShare,
            DataRate.FromBytesPerSecond(memory.Bytes * HotRateShare * factor),
            DataRate.FromBytesPerSecond(memory.Bytes * ColdRateShare * factor));
    }
}
