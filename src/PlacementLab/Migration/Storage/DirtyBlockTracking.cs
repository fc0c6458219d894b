using PlacementLab.Units;

namespace PlacementLab.Migration.Storage;

/// <summary>
/// Dirty-block tracking: V₀ = S; tᵢ = Vᵢ/R; Vᵢ₊₁ = min(w·tᵢ, S), until Vᵢ is nearly in sync or a pass does not shrink it. With w &lt; R
/// after n passes T = (S/R)·(1 − σⁿ)/(1 − σ), σ = w/R. Assumes that every write hits a clean block (an upper bound) and a
/// constant rate. Mashtizadeh, Celebi, Garfinkel and Cai, "The design and evolution of live storage migration in VMware ESX",
/// USENIX ATC 2011.
/// </summary>
public static class DirtyBlockTracking
{
    /// <summary>The bulk copy.</summary>
    /// <param name="disk">S, positive.</param>
    /// <param name="writes">w, at least 0.</param>
    /// <param name="bandwidth">R, positive.</param>
    /// <param name="options">When it is near enough; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static DiskCopy Copy(DataSize disk, DataRate writes, DataRate bandwidth, StorageOptions? options = null)
    {
        options ??= new StorageOptions();
        DiskArguments.ThrowIfOutOfRange(disk, writes, bandwidth);
        double left = disk.Bytes;
        double seconds = 0;
        double sent = 0;
        int passes = 0;
        bool shrinks = true;
        while (left > options.NearlyInSync.Bytes && shrinks && passes < options.MaxPasses)
        {
            double pass = left / bandwidth.BytesPerSecond;
            double dirtied = Math.Min(writes.BytesPerSecond * pass, disk.Bytes);
            shrinks = dirtied < left;
            seconds += pass;
            sent += left;
            left = dirtied;
            passes++;
        }

        return new DiskCopy(seconds, sent, left, passes, left <= options.NearlyInSync.Bytes, 1);
    }
}
