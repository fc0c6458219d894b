using PlacementLab.Units;

namespace PlacementLab.Testbed.Plans;

/// <summary>One kind of migration to measure: guest, link, limits, scheme and options. Its repeats differ in the seed only.</summary>
public sealed record MeasurementCell
{
    /// <summary>Name, unique in a plan.</summary>
    public required string Name { get; init; }

    /// <summary>Scheme.</summary>
    public TestbedScheme Scheme { get; init; }

    /// <summary>Passes of pre-copy before post-copy (hybrid).</summary>
    public int HybridRounds { get; init; } = 1;

    /// <summary>The guest's memory.</summary>
    public DataSize Memory { get; init; } = DataSize.FromMebibytes(256);

    /// <summary>What the guest does.</summary>
    public GuestWorkload Guest { get; init; } = new();

    /// <summary>Rate of the link between the machines; zero if there is none, but a <see cref="Cap"/>.</summary>
    public DataRate Link { get; init; }

    /// <summary>QEMU's own limit of the rate over an unlimited connection; zero if it is not limited.</summary>
    public DataRate Cap { get; init; }

    /// <summary>Round-trip time of the link.</summary>
    public TimeSpan RoundTrip { get; init; }

    /// <summary>QEMU's limit of the expected downtime.</summary>
    public TimeSpan DowntimeLimit { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Whether QEMU throttles the guest where it does not converge.</summary>
    public bool AutoConverge { get; init; }

    /// <summary>First step of throttling in percent.</summary>
    public int ThrottleInitial { get; init; } = 20;

    /// <summary>Further steps of throttling in percent.</summary>
    public int ThrottleIncrement { get; init; } = 10;

    /// <summary>Cache for delta encoding (XBZRLE); zero for none.</summary>
    public DataSize XbzrleCache { get; init; }

    /// <summary>Parallel connections (multifd); 0 for none.</summary>
    public int MultifdChannels { get; init; }

    /// <summary>Compression of parallel connections: "none", "zlib" or "zstd".</summary>
    public string Compression { get; init; } = "none";

    /// <summary>Time between suspending and resuming (suspend-file).</summary>
    public TimeSpan ThinkTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Rate of reading the file back (suspend-file); zero for that of <see cref="Cap"/>.</summary>
    public DataRate ReadBack { get; init; }

    /// <summary>When to cancel a migration that does not end.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Machines that leave over the one link, 1 to 4.</summary>
    public int Machines { get; init; } = 1;

    /// <summary>Whether several machines leave at once instead of one after the other.</summary>
    public bool Parallel { get; init; }

    /// <summary>Whether the row goes to the table of several machines.</summary>
    public bool IsConcurrent => Machines > 1 || Parallel;

    /// <summary>Whether the scheme ends in post-copy.</summary>
    public bool UsesPostCopy => Scheme is TestbedScheme.PostCopy or TestbedScheme.PostCopyPreempt or TestbedScheme.Hybrid;
}
