using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.StopRules;
using PlacementLab.Migration.Storage;
using PlacementLab.Units;

namespace PlacementLab.Tests.Migration;

/// <summary>One of each optimisation, and random settings.</summary>
public static class OptimizationSamples
{
    /// <summary>One of each kind, in the order of the enumeration.</summary>
    public static IReadOnlyList<MigrationOptimization> All { get; } =
    [
        new WriteThrottling(),
        new PageCompression { WireShare = 0.5, SpeedPerThread = DataRate.FromMebibytesPerSecond(500) },
        new DeltaEncoding { HitShare = 0.8, EncodedShare = 0.25 },
        new Deduplication { UniqueShare = 0.75 },
        new FreePageHints { Free = DataSize.FromMebibytes(4) },
        new PrePaging { AvoidedShare = 0.4 },
        new ActivePush { BandwidthShare = 0.5 },
        new FaultChannel(),
        new MultiChannel { Channels = 4, PerChannel = DataRate.FromMebibytesPerSecond(200) },
        new StreamEncryption(),
    ];

    /// <summary>Some optimisations, some storage, some stop rule.</summary>
    public static MigrationModelSettings RandomSettings(Random random) => new()
    {
        Optimizations = [.. All.Where(_ => random.Next(2) == 0)],
        Storage = random.Next(2) == 0 ? null : new StorageOptions { Strategy = (BlockStrategy)random.Next(3) },
        StopRule = StopRulePresets.All[random.Next(StopRulePresets.All.Count)],
        HybridRounds = random.Next(4),
    };
}
