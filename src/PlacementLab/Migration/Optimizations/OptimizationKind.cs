namespace PlacementLab.Migration.Optimizations;

/// <summary>The optimisations. The literal names ("compression", …) are given by <see cref="OptimizationNames"/>.</summary>
public enum OptimizationKind
{
    /// <summary>Dynamic write throttling (auto-converge).</summary>
    WriteThrottling,

    /// <summary>Compression of pages.</summary>
    Compression,

    /// <summary>Only the difference to the copy sent before (XBZRLE).</summary>
    Delta,

    /// <summary>Equal pages once per rack or group of hosts.</summary>
    Deduplication,

    /// <summary>Ballooning or free-page hints: free memory is not sent.</summary>
    FreePageHints,

    /// <summary>Post-copy pushes the neighbours of a faulting page first.</summary>
    PrePaging,

    /// <summary>Share of the bandwidth that post-copy's active push may use.</summary>
    ActivePush,

    /// <summary>A channel of its own for the answers to post-copy's faults.</summary>
    FaultChannel,

    /// <summary>Several connections and threads (multifd).</summary>
    MultiChannel,

    /// <summary>Encryption of the stream.</summary>
    Encryption,
}
