namespace PlacementLab.Migration;

/// <summary>The literal names of phases, as in the literature on each scheme.</summary>
public static class PhaseNames
{
    /// <summary>The destination reserves what the VM needs; connection.</summary>
    public const string Reservation = "reservation";

    /// <summary>Pre-copy's rounds with the VM running.</summary>
    public const string CopyRounds = "copy rounds";

    /// <summary>The rest and the device state, with the VM stopped.</summary>
    public const string StopAndCopy = "stop-and-copy";

    /// <summary>The destination acknowledges that all has arrived: only now may the source go. An instant in the models.</summary>
    public const string Commitment = "commitment";

    /// <summary>The VM starts at the destination.</summary>
    public const string Activation = "activation";

    /// <summary>The VM runs at the destination, the source is being released.</summary>
    public const string Release = "release";

    /// <summary>The VM is stopped at the source. An instant in the models.</summary>
    public const string Suspend = "suspend";

    /// <summary>CPU, registers and non-pageable memory.</summary>
    public const string MinimalState = "minimal state";

    /// <summary>The VM starts with memory missing or complete.</summary>
    public const string Resume = "resume";

    /// <summary>Missing memory follows while the VM runs at the destination.</summary>
    public const string PushAndDemandPaging = "push and demand paging";

    /// <summary>Hybrid's first phase.</summary>
    public const string Preparation = "preparation";

    /// <summary>Hybrid's bounded rounds.</summary>
    public const string BoundedRounds = "bounded pre-copy rounds";

    /// <summary>Hybrid's transfer of CPU and device state.</summary>
    public const string StateTransfer = "state transfer";

    /// <summary>Hybrid's start at the destination.</summary>
    public const string Resumption = "resumption";

    /// <summary>Hybrid's last phase: what was written again follows.</summary>
    public const string OnDemandPaging = "on-demand paging";

    /// <summary>All memory with the VM stopped.</summary>
    public const string MemoryCopy = "memory copy";

    /// <summary>Non-live migration ends: the source forgets the VM.</summary>
    public const string TearDown = "tear down";

    /// <summary>A process group is frozen. An instant in the models.</summary>
    public const string Freeze = "freeze";

    /// <summary>A process group's state.</summary>
    public const string ProcessState = "process state";

    /// <summary>A moved process group still depends on its source.</summary>
    public const string ResidualDependency = "residual dependency";

    /// <summary>From the source to a store.</summary>
    public const string Upload = "upload";

    /// <summary>Nothing moves but the user.</summary>
    public const string ThinkTime = "think time";

    /// <summary>From the store to the destination, as much as the resume needs.</summary>
    public const string Download = "download";

    /// <summary>What the resume did not need follows from the store.</summary>
    public const string LazyDownload = "lazy download";

    /// <summary>The bulk of a disk, with the VM running at the source.</summary>
    public const string DiskCopy = "disk copy";

    /// <summary>Dirty blocks that are left, with the VM stopped.</summary>
    public const string DiskRest = "rest of the disk";

    /// <summary>Blocks follow after the VM.</summary>
    public const string LazyDisk = "lazy disk copy";
}
