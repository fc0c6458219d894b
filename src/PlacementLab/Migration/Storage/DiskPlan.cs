using PlacementLab.Units;

namespace PlacementLab.Migration.Storage;

/// <summary>How a disk moves beside the memory of its VM.</summary>
internal sealed record DiskPlan
{
    private const double LimitShare = 0.5;

    /// <summary>No disk to move.</summary>
    public static DiskPlan None { get; } = new();

    /// <summary>The bulk copy before memory; all zero where there is none.</summary>
    public DiskCopy Bulk { get; init; } = new(0, 0, 0, 0, true, 1);

    /// <summary>w: bytes the VM asks to write per second.</summary>
    public double WriteBytesPerSecond { get; init; }

    /// <summary>Part of the bandwidth that keeps the disks in sync while memory is copied and the VM runs at the source.</summary>
    public double KeepUpBytesPerSecond { get; init; }

    /// <summary>Whether writes that are not sent at once are dirty blocks (tracking); else they wait (mirroring).</summary>
    public bool TracksDirtyBlocks { get; init; }

    /// <summary>S.</summary>
    public double DiskBytes { get; init; }

    /// <summary>Bytes that follow after the VM.</summary>
    public double LazyBytes { get; init; }

    /// <summary>R, which the disk has to itself before and after memory.</summary>
    public double BytesPerSecond { get; init; } = 1;

    /// <summary>Dirty blocks that are added per second while memory is copied and the VM runs at the source: w − R/2 where w is more.</summary>
    public double BehindBytesPerSecond =>
        TracksDirtyBlocks && KeepUpBytesPerSecond > 0 ? Math.Max(0, WriteBytesPerSecond - KeepUpBytesPerSecond) : 0;

    /// <summary>Share of the asked writes carried out in the slowest of its phases.</summary>
    public double WriteShare
    {
        get
        {
            bool waits = !TracksDirtyBlocks && WriteBytesPerSecond > KeepUpBytesPerSecond && KeepUpBytesPerSecond > 0;
            return Math.Min(Bulk.WriteShare, waits ? KeepUpBytesPerSecond / WriteBytesPerSecond : 1);
        }
    }

    /// <summary>
    /// Plans. While memory is copied, keeping the disks in sync and the memory stream share the bandwidth as two flows, max-min: the disk
    /// gets min(w, R/2). A VM that is stopped, or runs at the destination, writes nothing that has to follow. A VM that runs at the source
    /// until its stop leaves that stop dirty blocks of at most half the downtime limit.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="settings">How its disk is moved, and the downtime limit.</param>
    /// <param name="bytesPerSecond">R.</param>
    /// <exception cref="InvalidInputException">The scheme or the VM has no disk that could be moved so.</exception>
    public static DiskPlan Of(MigrationScheme scheme, MigratingVm vm, MigrationModelSettings settings, double bytesPerSecond)
    {
        if (settings.Storage is not { } options)
        {
            return None;
        }

        ThrowIfNoDisk(scheme, vm);
        double writes = vm.DiskWriteRate.BytesPerSecond;
        var bandwidth = DataRate.FromBytesPerSecond(bytesPerSecond);
        bool runsAtSource = scheme is MigrationScheme.PreCopy or MigrationScheme.Hybrid;
        double keepUp = runsAtSource && options.Strategy != BlockStrategy.Lazy ? Math.Min(writes, bytesPerSecond / 2) : 0;
        var plan = new DiskPlan { BytesPerSecond = bytesPerSecond, WriteBytesPerSecond = writes, KeepUpBytesPerSecond = keepUp, DiskBytes = vm.DiskSize.Bytes };
        return options.Strategy switch
        {
            BlockStrategy.DirtyBlockTracking => plan with
            {
                Bulk = DirtyBlockTracking.Copy(
                    vm.DiskSize, vm.DiskWriteRate, bandwidth, runsAtSource ? WithinLimit(options, bytesPerSecond * settings.DowntimeLimit.TotalSeconds) : options),
                TracksDirtyBlocks = true,
            },
            BlockStrategy.IoMirroring => plan with { Bulk = IoMirroring.Copy(vm.DiskSize, vm.DiskWriteRate, bandwidth, options) },
            _ => plan with { LazyBytes = vm.DiskSize.Bytes },
        };
    }

    /// <summary>
    /// A request for the memory beside this disk: copy rounds get R − min(w, R/2), and the dirty blocks that are left take their part of the
    /// downtime limit.
    /// </summary>
    /// <param name="request">VM and link.</param>
    public MigrationRequest Beside(MigrationRequest request)
    {
        double left = Bulk.InSync ? Bulk.LeftBytes : 0;
        return KeepUpBytesPerSecond == 0 && left == 0 ? request : request with
        {
            RoundBandwidth = DataRate.FromBytesPerSecond(BytesPerSecond - KeepUpBytesPerSecond),
            DowntimeLimit = ModelTime.FromSeconds(Math.Max(0, request.DowntimeLimit.TotalSeconds - (left / BytesPerSecond))),
        };
    }

    private static StorageOptions WithinLimit(StorageOptions options, double limitBytes)
    {
        double most = LimitShare * limitBytes;
        return most < options.NearlyInSync.Bytes ? options with { NearlyInSync = DataSize.FromBytes((long)most) } : options;
    }

    private static void ThrowIfNoDisk(MigrationScheme scheme, MigratingVm vm)
    {
        if (vm.DiskSize.Bytes == 0)
        {
            throw new InvalidInputException(
                "storage", "a way to move the disk of a VM without one", "the size of the disk", "Give it, or leave the storage strategy out.");
        }

        if (scheme is MigrationScheme.Process or MigrationScheme.SuspendResume)
        {
            string reason = scheme == MigrationScheme.Process
                ? "a process group's files stay at the source, it goes on calling for them"
                : "a suspended VM's disk is in the store that it is suspended to";
            throw new InvalidInputException(
                "storage", $"a disk to move with {MigrationSchemeNames.NameOf(scheme)}", $"a scheme that moves disks: {reason}",
                "Leave the storage strategy out or choose another scheme.");
        }
    }
}
