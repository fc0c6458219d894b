using PlacementLab.Units;

namespace PlacementLab.Migration.Storage;

/// <summary>Checks what all block strategies need.</summary>
internal static class DiskArguments
{
    /// <summary>Throws unless the disk and the bandwidth are positive and the writes not negative.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static void ThrowIfOutOfRange(DataSize disk, DataRate writes, DataRate bandwidth)
    {
        bool inRange = disk > DataSize.Zero
            && writes.BytesPerSecond is >= 0 and < double.PositiveInfinity
            && bandwidth.BytesPerSecond is > 0 and < double.PositiveInfinity;
        if (!inRange)
        {
            throw new ArgumentException(
                $"Disk and bandwidth must be positive and disk writes not negative, not {disk}, {bandwidth} and {writes}.");
        }
    }
}
