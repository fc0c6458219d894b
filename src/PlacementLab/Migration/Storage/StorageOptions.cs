using PlacementLab.Units;

namespace PlacementLab.Migration.Storage;

/// <summary>How the disk of a VM is moved, where the hosts do not share it.</summary>
public sealed record StorageOptions
{
    /// <summary>The strategy.</summary>
    public BlockStrategy Strategy { get; init; } = BlockStrategy.DirtyBlockTracking;

    /// <summary>
    /// Dirty blocks left at which memory migration begins ("nearly in sync"), at least 0; an assumption. They are sent with the VM stopped,
    /// so a VM that runs until then leaves at most half of what fits its downtime limit.
    /// </summary>
    public DataSize NearlyInSync
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = DataSize.FromMebibytes(16);

    /// <summary>Granularity of a copy, positive: a mirror is complete when less than one block is missing.</summary>
    public DataSize Block
    {
        get;
        init => field = value > DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be positive");
    } = DataSize.FromMebibytes(1);

    /// <summary>Most passes of dirty-block tracking before memory is migrated all the same, at least 1.</summary>
    public int MaxPasses
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be at least 1");
    } = 30;
}
