using System.CommandLine;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Units;
using static PlacementLab.Cli.Commands.Estimating.OptionValues;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The options that ask for optimisations.</summary>
internal sealed class OptimizationOptions
{
    private const int MostThreads = 1024;
    private const double Least = 1e-6;

    private readonly Option<bool> _autoConverge = Switch("--auto-converge", "Throttle the VM's CPUs until rounds shrink, by QEMU's steps; see --cpu-bound-writer");
    private readonly Option<string?> _compression = Text("--compression", "CODEC", "Compress pages: zstd or zlib; see --compressed-share");
    private readonly Option<string?> _compressionThreads = Text("--compression-threads", "N", "Threads that compress [default: 1]");
    private readonly Option<bool> _delta = new("--delta", "--xbzrle") { Description = "Send pages that are sent again as their difference" };
    private readonly Option<string?> _deltaCache = Text("--delta-cache", "SIZE", "Memory for copies of sent pages [default: 64MiB]");
    private readonly Option<string?> _deltaHits = Text("--delta-hits", "SHARE", "Pages sent again that are in the cache [default: cache over working set]");
    private readonly Option<string?> _deltaSize = Text("--delta-size", "SHARE", "Size of a difference over its page; the default is an assumption [default: 0.5]");
    private readonly Option<string?> _dedup = Text("--dedup", "SHARE", "Send equal pages once: share of memory that is not yet in the destination's rack");
    private readonly Option<string?> _freePages = new("--free-pages", "--balloon") { HelpName = "SIZE", Description = "Memory with content that the guest names as free, so it is not sent" };
    private readonly Option<string?> _prePaging = Text("--pre-paging", "SHARE", "Demand faults that pushing around the last fault avoids");
    private readonly Option<string?> _push = Text("--push-share", "SHARE", "Share of the bandwidth that post-copy's push uses [default: 1]");
    private readonly Option<bool> _faultChannel = new("--fault-channel", "--preempt") { Description = "A connection of its own for the answers to demand faults" };
    private readonly Option<string?> _channels = new("--channels", "--multifd") { HelpName = "N", Description = "Connections in parallel" };
    private readonly Option<string?> _channelRate = Text("--channel-rate", "RATE", "What the software of one connection carries [default: no limit]");
    private readonly Option<bool> _encryption = new("--encryption", "--tls") { Description = "Encrypt the stream at 300 MB/s a thread (a published measurement)" };
    private readonly Option<string?> _encryptionThreads = Text("--encryption-threads", "N", "Threads that encrypt [default: 1]");
    private readonly Option<string?> _encryptionRate = Text("--encryption-rate", "RATE", "What one thread encrypts [default: 300MB/s]");

    /// <summary>All in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _autoConverge, _compression, _compressionThreads, _delta, _deltaCache, _deltaHits, _deltaSize, _dedup, _freePages, _prePaging, _push, _faultChannel,
        _channels, _channelRate, _encryption, _encryptionThreads, _encryptionRate,
    ];

    /// <summary>Compression.</summary>
    public Option Compression => _compression;

    /// <summary>Reads the optimisations.</summary>
    /// <exception cref="InvalidInputException">A value cannot be used, or two contradict each other.</exception>
    public IReadOnlyList<MigrationOptimization> Read(ParseResult parsed)
    {
        Requires(parsed, _compression, _compressionThreads);
        Requires(parsed, _delta, _deltaCache, _deltaHits, _deltaSize);
        Requires(parsed, _channels, _channelRate);
        Requires(parsed, _encryption, _encryptionThreads, _encryptionRate);
        Excludes(parsed, _deltaHits, "the hits follow from the cache", _deltaCache);
        MigrationOptimization?[] asked =
        [
            parsed.GetValue(_autoConverge) ? new WriteThrottling() : null,
            PageCompressionOf(parsed),
            Delta(parsed),
            Share(parsed, _dedup, Least, 1) is { } unique ? new Deduplication { UniqueShare = unique } : null,
            Size(parsed, _freePages) is { } free ? new FreePageHints { Free = free } : null,
            Share(parsed, _prePaging, 0, 1) is { } avoided ? new PrePaging { AvoidedShare = avoided } : null,
            Share(parsed, _push, Least, 1) is { } push ? new ActivePush { BandwidthShare = push } : null,
            parsed.GetValue(_faultChannel) ? new FaultChannel() : null,
            Channels(parsed),
            Encryption(parsed),
        ];
        return [.. asked.OfType<MigrationOptimization>()];
    }

    private static int? Threads(ParseResult parsed, Option<string?> option) => Count(parsed, option, (1, MostThreads), "Give the threads at work.");

    private PageCompression? PageCompressionOf(ParseResult parsed) => parsed.GetValue(_compression) is { } codec
        ? PageCompression.Parse(codec, _compression.Name) with { Threads = Threads(parsed, _compressionThreads) ?? 1 }
        : null;

    private DeltaEncoding? Delta(ParseResult parsed)
    {
        var delta = new DeltaEncoding { HitShare = Share(parsed, _deltaHits, 0, 1) };
        delta = Share(parsed, _deltaSize, Least, 1) is { } size ? delta with { EncodedShare = size } : delta;
        delta = Size(parsed, _deltaCache) is { } cache ? delta with { Cache = cache } : delta;
        return parsed.GetValue(_delta) ? delta : null;
    }

    private MultiChannel? Channels(ParseResult parsed)
    {
        int? channels = Threads(parsed, _channels);
        DataRate? rate = PositiveRate(parsed, _channelRate);
        return (channels, rate) switch
        {
            ({ } n, { } r) => new MultiChannel { Channels = n, PerChannel = r },
            ({ } n, null) => new MultiChannel { Channels = n },
            _ => null,
        };
    }

    private StreamEncryption? Encryption(ParseResult parsed)
    {
        var encryption = new StreamEncryption { Threads = Threads(parsed, _encryptionThreads) ?? 1 };
        encryption = PositiveRate(parsed, _encryptionRate) is { } rate ? encryption with { SpeedPerThread = rate } : encryption;
        return parsed.GetValue(_encryption) ? encryption : null;
    }
}
