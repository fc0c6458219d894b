namespace PlacementLab.Migration.Storage;

/// <summary>How a disk that both hosts do not share is moved with a VM.</summary>
public enum BlockStrategy
{
    /// <summary>Pre-copy on blocks: copy all, then again what was written meanwhile.</summary>
    DirtyBlockTracking,

    /// <summary>Copy once from end to end; writes to the copied part go to both sides.</summary>
    IoMirroring,

    /// <summary>Post-copy on blocks: they follow after the VM.</summary>
    Lazy,
}
