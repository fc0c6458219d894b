namespace PlacementLab.Demand;

/// <summary>
/// CPU demand of every VM in MIPS up to and including "now". Later samples are out of reach, so nothing that reads it can
/// see the future.
/// </summary>
public sealed class DemandHistory
{
    private readonly float[][] _demandMips;

    /// <summary>Creates a view of the demand up to a sample.</summary>
    /// <param name="demandMips">Demand in MIPS, [VM][sample]; not copied and not to be changed while the view is used.</param>
    /// <param name="now">Index of the latest visible sample.</param>
    /// <param name="samplesPerDay">Samples in a day.</param>
    public DemandHistory(float[][] demandMips, int now, int samplesPerDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(now);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerDay, 1);
        _demandMips = demandMips;
        Now = now;
        SamplesPerDay = samplesPerDay;
    }

    /// <summary>Index of the latest visible sample.</summary>
    public int Now { get; }

    /// <summary>Samples in a day.</summary>
    public int SamplesPerDay { get; }

    /// <summary>Number of VMs.</summary>
    public int VmCount => _demandMips.Length;

    /// <summary>The demand of a VM in MIPS from the first sample to now.</summary>
    /// <param name="vm">Index of the VM.</param>
    public ReadOnlySpan<float> Of(int vm) => _demandMips[vm].AsSpan(0, Now + 1);

    /// <summary>The same demand as seen at an earlier sample.</summary>
    /// <param name="now">Index of the latest sample to be seen, at most <see cref="Now"/>.</param>
    public DemandHistory At(int now)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(now, Now);
        return new DemandHistory(_demandMips, now, SamplesPerDay);
    }
}
