namespace PlacementLab.Testbed.Plans;

/// <summary>A way of moving a guest that QEMU has.</summary>
public enum TestbedScheme
{
    /// <summary>Pre-copy.</summary>
    PreCopy,

    /// <summary>Post-copy from the start.</summary>
    PostCopy,

    /// <summary>Post-copy whose demanded pages have a connection of their own.</summary>
    PostCopyPreempt,

    /// <summary>Some passes of pre-copy, then post-copy.</summary>
    Hybrid,

    /// <summary>The guest is stopped, copied and continued.</summary>
    StopAndCopy,

    /// <summary>The guest is written to a file, its machine ends, and a new one resumes it from the file.</summary>
    SuspendFile,
}
