using PlacementLab.Units;

namespace PlacementLab.Migration.Storage;

/// <summary>
/// IO mirroring: one pass from end to end; a write to the copied part x of the disk goes to both sides and takes w·x of the
/// bandwidth from the copy. S·dx/dt = R − w·x gives T = (S/w)·ln(R/(R − w)) for w &lt; R and S/R for w = 0; traffic R·T = S + mirrored writes;
/// nothing is left at the end.
/// <para>As w → R that grows without bound, so the pass ends when less than a block B is missing: T ≤ (S/R)·ln(S/B), reached for
/// w ≥ R, where the guest's writes are slowed to R. Assumes uniformly spread writes and a constant rate. Mashtizadeh et
/// al., USENIX ATC 2011.</para>
/// </summary>
public static class IoMirroring
{
    /// <summary>The pass.</summary>
    /// <param name="disk">S, positive.</param>
    /// <param name="writes">w, at least 0.</param>
    /// <param name="bandwidth">R, positive.</param>
    /// <param name="options">The block; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static DiskCopy Copy(DataSize disk, DataRate writes, DataRate bandwidth, StorageOptions? options = null)
    {
        options ??= new StorageOptions();
        DiskArguments.ThrowIfOutOfRange(disk, writes, bandwidth);
        double r = bandwidth.BytesPerSecond;
        double sigma = writes.BytesPerSecond / r;
        double plain = disk.Bytes / r;
        double blocks = Math.Max(1, (double)disk.Bytes / options.Block.Bytes);
        double longest = Math.Max(plain, plain * Math.Log(blocks));
        double seconds = sigma < 1 ? Math.Min(longest, plain * Stretch(sigma)) : longest;
        return new DiskCopy(seconds, r * seconds, 0, 1, true, sigma > 1 ? 1 / sigma : 1);
    }

    /// <summary>−ln(1 − σ)/σ, and its limit 1 at 0.</summary>
    private static double Stretch(double sigma) => sigma < 1e-8 ? 1 + (sigma / 2) : -Math.Log(1 - sigma) / sigma;
}
