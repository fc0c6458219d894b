namespace PlacementLab.Traces.Migrations;

/// <summary>What a migration of the testbed was asked to do. Known before it starts.</summary>
public sealed record TestbedSetup
{
    /// <summary>precopy, postcopy, postcopy-preempt, hybrid, stopcopy or suspend-file.</summary>
    public required string Scheme { get; init; }

    /// <summary>Pre-copy rounds of a hybrid; null for other schemes.</summary>
    public int? HybridRounds { get; init; }

    /// <summary>Whether writers are throttled that outrun the link.</summary>
    public bool AutoConverge { get; init; }

    /// <summary>First throttle in %.</summary>
    public double ThrottleInitialPercent { get; init; }

    /// <summary>Growth of the throttle in %.</summary>
    public double ThrottleIncrementPercent { get; init; }

    /// <summary>Whether rewritten pages are sent as differences.</summary>
    public bool Xbzrle { get; init; }

    /// <summary>Cache of the differences in MiB.</summary>
    public double XbzrleCacheMebibytes { get; init; }

    /// <summary>Channels of multifd, 0 for none.</summary>
    public int MultifdChannels { get; init; }

    /// <summary>Compression of multifd: none, zlib or zstd.</summary>
    public string Compression { get; init; } = "none";

    /// <summary>max-bandwidth in MiB/s, 0 for open.</summary>
    public double CapMebibytesPerSecond { get; init; }

    /// <summary>Rate of the link in MiB/s, 0 where there is only the machine's loop-back.</summary>
    public double LinkMebibytesPerSecond { get; init; }

    /// <summary>Round-trip time in ms.</summary>
    public double RoundTripMilliseconds { get; init; }

    /// <summary>Downtime limit in ms.</summary>
    public double DowntimeLimitMilliseconds { get; init; }

    /// <summary>Time between a suspend's end and its resume in ms.</summary>
    public double ThinkMilliseconds { get; init; }

    /// <summary>Rate at which a suspended guest is read back in MiB/s; 0 where nothing is.</summary>
    public double ReadBackMebibytesPerSecond { get; init; }

    /// <summary>When a migration that has not converged is cancelled, in s.</summary>
    public double TimeLimitSeconds { get; init; } = 20;

    /// <summary>The scheme and the option that sets it apart, such as "pre-copy+xbzrle".</summary>
    public string Variant => Scheme switch
    {
        "precopy" => AutoConverge ? "pre-copy+auto-converge" : Xbzrle ? "pre-copy+xbzrle" : MultifdChannels > 0 ? "pre-copy+multifd" : "pre-copy",
        "postcopy" => "post-copy",
        "postcopy-preempt" => "post-copy+preempt",
        "stopcopy" => "stop-and-copy",
        "suspend-file" => "suspend-resume",
        _ => Scheme,
    };
}
