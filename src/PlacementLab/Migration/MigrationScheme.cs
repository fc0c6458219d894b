namespace PlacementLab.Migration;

/// <summary>How a VM is moved. The literal names ("pre-copy", …) are given by <see cref="MigrationSchemeNames"/>.</summary>
public enum MigrationScheme
{
    /// <summary>Memory is copied in rounds while the VM runs at the source, then the rest with the VM stopped.</summary>
    PreCopy,

    /// <summary>The VM resumes at the destination at once; memory follows by push and on demand.</summary>
    PostCopy,

    /// <summary>A bounded number of pre-copy rounds, then post-copy for what is still dirty.</summary>
    Hybrid,

    /// <summary>The VM is stopped, copied and resumed.</summary>
    StopAndCopy,

    /// <summary>A process group is frozen, sent and resumed; it stays dependent on the source for a while.</summary>
    Process,

    /// <summary>Internet Suspend/Resume: suspend, upload to a store, travel, download, resume.</summary>
    SuspendResume,
}
