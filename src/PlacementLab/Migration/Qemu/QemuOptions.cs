namespace PlacementLab.Migration.Qemu;

/// <summary>What QEMU is asked to do.</summary>
public sealed record QemuOptions
{
    /// <summary>Pre-copy, post-copy, hybrid, stop-and-copy, or suspend-resume (the write-out).</summary>
    public MigrationScheme Scheme { get; init; } = MigrationScheme.PreCopy;

    /// <summary>Rounds of pre-copy before a hybrid switches, at least 1.</summary>
    public int HybridRounds { get; init; } = 1;

    /// <summary>downtime-limit; QEMU's default is 300 ms.</summary>
    public TimeSpan DowntimeLimit { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>When a migration that has not converged is given up.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a suspended guest rests before it is read back.</summary>
    public TimeSpan ThinkTime { get; init; }

    /// <summary>Dynamic throttling of writers; null for none.</summary>
    public QemuThrottle? AutoConverge { get; init; }

    /// <summary>xbzrle-cache-size in bytes; null where rewritten pages are sent whole.</summary>
    public double? DeltaCacheBytes { get; init; }

    /// <summary>Several channels with or without compression; null for one plain channel.</summary>
    public QemuMultifd? Multifd { get; init; }
}
