using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Optimizations;

/// <summary>What each optimisation does to the textbook's VM: 1,024 MiB over 125 MiB/s, 25 MiB/s written, limit 0.4 s.</summary>
public sealed class OptimizationEffectTests
{
    private const double Mebibyte = 1048576;

    [Fact]
    public void CompressionBoundByTheLink()
    {
        // s = 0.5, encoder 500 MiB/s: memory goes at min(125/0.5, 500) = 250 MiB/s. 1024/250 = 4.096 s, 102.4 MiB; 0.4096 s, 10.24 MiB
        // left (limit 250 · 0.4 = 100): 0.04096 s. In all 4.54656 s.
        MigrationEstimate estimate = PreCopy(new PageCompression { WireShare = 0.5, SpeedPerThread = Rate(250), Threads = 2 });

        Assert.Equal(4.54656, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(0.04096, estimate.Downtime.TotalSeconds, 1e-6);
        // (1024 + 102.4 + 10.24) MiB at (0.5 · 4096 + 8)/4096 on the wire.
        Assert.Equal(1136.64 * Mebibyte * 2056 / 4096, estimate.Traffic.Bytes, 1.0);
    }

    [Fact]
    public void CompressionBoundByItsThreads() =>
        // One thread of 100 MiB/s: stop-and-copy of 1,024 MiB takes max(1024 · 0.5/125, 1024/100) = 10.24 s.
        Assert.Equal(
            10.24,
            Estimate(MigrationScheme.StopAndCopy, new PageCompression { WireShare = 0.5, SpeedPerThread = Rate(100) }).TotalTime.TotalSeconds, 1e-6);

    [Fact]
    public void CompressionTakesTheShareOfTheVm()
    {
        MigrationEstimate own = Estimate(MigrationScheme.StopAndCopy, PageCompression.Zstd);
        MigrationEstimate given = Estimate(MigrationScheme.StopAndCopy, PageCompression.Zstd with { WireShare = DescribedVms.Textbook.CompressedShare });

        Assert.Equal(given, own);
        Assert.Equal(PageCompression.Zlib, PageCompression.Parse("ZLIB", "here"));
        Assert.Throws<InvalidInputException>(() => PageCompression.Parse("lzma", "--compression"));
    }

    [Fact]
    public void FreePagesLeaveRoomForTheWorkingSet()
    {
        // 1,024 − 896 MiB leave 128 MiB: a working set of 128 MiB fits, one of 129 does not.
        var settings = new MigrationModelSettings { Optimizations = [new FreePageHints { Free = DataSize.FromMebibytes(896) }] };
        MigratingVm Writing(double mebibytes) =>
            DescribedVms.Textbook with { DirtyCurve = new SaturatingDirtyCurve(Rate(25), DataSize.FromMebibytes(mebibytes)) };

        Assert.True(MigrationModels.Estimate(MigrationScheme.PreCopy, Writing(128), DescribedVms.Link, settings).Converged);
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => MigrationModels.EstimateAll(Writing(129), DescribedVms.Link, settings));
        Assert.Equal("free memory", refusal.Place);
        Assert.Contains("896 MiB, which leaves 128 MiB of 1 GiB", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("working set of 129 MiB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeltaFromTheSecondRoundOn()
    {
        // h = 0.8, e = 0.25: V' = V · (0.8 · 0.25 + 0.2) = 0.4 V from round 2 on, 312.5 MiB/s. Round 1: 8.192 s, 204.8 MiB; round 2: 0.65536 s,
        // 16.384 MiB left (limit 312.5 · 0.4 = 125, after round 1 still above): 0.0524288 s. In all 8.8997888 s.
        MigrationEstimate estimate = PreCopy(new DeltaEncoding { HitShare = 0.8, EncodedShare = 0.25 });

        Assert.Equal(8.8997888, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(0.0524288, estimate.Downtime.TotalSeconds, 1e-6);
    }

    [Fact]
    public void DeltaDerivesHitsFromItsCache()
    {
        // No hot set: h = 64/1024; wire share 1 − 0.0625 · (1 − 0.5) = 0.96875 from round 2 on.
        MigrationEstimate derived = PreCopy(new DeltaEncoding());

        Assert.Equal(PreCopy(new DeltaEncoding { HitShare = 0.0625 }), derived);
        Assert.True(derived.Traffic < PreCopy(new DeltaEncoding { Cache = DataSize.Zero }).Traffic);
    }

    [Fact]
    public void DeduplicationOfTheFirstCopy() =>
        // 0.75 of 1,024 MiB over 125 MiB/s: 6.144 s.
        Assert.Equal(
            6.144, Estimate(MigrationScheme.StopAndCopy, new Deduplication { UniqueShare = 0.75 }).TotalTime.TotalSeconds, 1e-6);

    [Fact]
    public void FreePagesAreNotSent()
    {
        // 1,024 − 24 = 1,000 MiB: 8 s.
        Assert.Equal(
            8, Estimate(MigrationScheme.StopAndCopy, new FreePageHints { Free = DataSize.FromMebibytes(24) }).TotalTime.TotalSeconds, 1e-6);
        Assert.Throws<InvalidInputException>(() => PreCopy(new FreePageHints { Free = DataSize.FromMebibytes(1024) }));
    }

    [Fact]
    public void PrePagingAvoidsFaults()
    {
        MigrationEstimate plain = Estimate(MigrationScheme.PostCopy);
        MigrationEstimate paged = Estimate(MigrationScheme.PostCopy, new PrePaging { AvoidedShare = 0.4 });

        Assert.Equal(0.6 * plain.DemandFaults, paged.DemandFaults, 1e-9 * plain.DemandFaults);
        Assert.Equal(0.6 * plain.Slowdown.TotalSeconds, paged.Slowdown.TotalSeconds, 1e-6);
        Assert.Equal(plain.TotalTime, paged.TotalTime);
    }

    [Fact]
    public void PushAtAShareTakesLonger()
    {
        // Tail 8.192 s at the full rate, 16.384 s at half.
        TimeSpan plain = Estimate(MigrationScheme.PostCopy).TotalTime;

        Assert.Equal(8.192, (Estimate(MigrationScheme.PostCopy, new ActivePush { BandwidthShare = 0.5 }).TotalTime - plain).TotalSeconds, 1e-6);
    }

    [Fact]
    public void FaultChannelWaitsForTheRoundTripOnly()
    {
        MigrationLink link = DescribedVms.Link with { RoundTrip = TimeSpan.FromMilliseconds(0.3) };
        MigrationEstimate estimate = MigrationModels.Estimate(
            MigrationScheme.PostCopy, DescribedVms.Textbook, link, DescribedVms.Settings with { Optimizations = [new FaultChannel()] });

        // 50 faults of 0.3 ms.
        Assert.Equal(0.015, estimate.FaultBurst.TotalSeconds, 1e-6);
    }

    [Fact]
    public void ChannelsAddUpToTheLink()
    {
        // 3 · 30 = 90 MiB/s: 1024/90 = 11.3778 s; 5 · 30 = 150 > 125: 8.192 s.
        var channels = new MultiChannel { Channels = 3, PerChannel = Rate(30) };

        Assert.Equal(1024 / 90.0, Estimate(MigrationScheme.StopAndCopy, channels).TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(8.192, Estimate(MigrationScheme.StopAndCopy, channels with { Channels = 5 }).TotalTime.TotalSeconds, 1e-6);
    }

    [Fact]
    public void ChannelsMultiplyWhatAConnectionCarries()
    {
        // 1 MiB per 50 ms are 20 MiB/s; four connections 80 MiB/s: 12.8 s.
        MigrationLink link = DescribedVms.Link with { RoundTrip = TimeSpan.FromMilliseconds(50), Window = DataSize.FromMebibytes(1) };
        MigrationEstimate estimate = MigrationModels.Estimate(
            MigrationScheme.StopAndCopy, DescribedVms.Textbook, link, new MigrationModelSettings { Optimizations = [new MultiChannel { Channels = 4 }] });

        Assert.Equal(12.8, estimate.TotalTime.TotalSeconds, 1e-6);
    }

    [Fact]
    public void EncryptionLimitsTheWire()
    {
        // Two threads of 40 MiB/s: 1024/80 = 12.8 s; with compression to a half 512/80 = 6.4 s.
        var cipher = new StreamEncryption { Threads = 2, SpeedPerThread = Rate(40) };

        Assert.Equal(12.8, Estimate(MigrationScheme.StopAndCopy, cipher).TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(6.4, Estimate(MigrationScheme.StopAndCopy, cipher, new PageCompression { WireShare = 0.5 }).TotalTime.TotalSeconds, 1e-6);
    }

    [Fact]
    public void ThrottlingMakesADivergingWriterConverge()
    {
        MigratingVm fast = DescribedVms.Textbook with
        {
            DirtyCurve = new ConstantDirtyCurve(Rate(150), DataSize.FromMebibytes(1024)),
            CpuBoundWriter = true,
        };
        MigrationModelSettings throttled = DescribedVms.Settings with { Optimizations = [new WriteThrottling()] };
        MigrationEstimate plain = MigrationModels.Estimate(MigrationScheme.PreCopy, fast, DescribedVms.Link, DescribedVms.Settings);
        MigrationEstimate slowed = MigrationModels.Estimate(MigrationScheme.PreCopy, fast, DescribedVms.Link, throttled);
        MigrationEstimate paced = MigrationModels.Estimate(MigrationScheme.PreCopy, fast with { CpuBoundWriter = false }, DescribedVms.Link, throttled);

        Assert.False(plain.Converged);
        Assert.True(slowed.Converged);
        Assert.False(paced.Converged);
        Assert.True(slowed.PeakThrottle > 0 && slowed.Slowdown > TimeSpan.Zero);
    }

    [Fact]
    public void WithoutACodecNoSchemeSendsLessThanOneCopy()
    {
        var random = new Random(5);
        MigrationOptimization[] without = [.. OptimizationSamples.All.Where(o =>
            o.Kind is not (OptimizationKind.Compression or OptimizationKind.Delta or OptimizationKind.Deduplication or OptimizationKind.FreePageHints))];
        for (int i = 0; i < 100; i++)
        {
            MigratingVm vm = DescribedVms.RandomVm(random);
            var settings = new MigrationModelSettings { Optimizations = [.. without.Where(_ => random.Next(2) == 0)] };

            Assert.All(MigrationModels.EstimateAll(vm, DescribedVms.RandomLink(random), settings), e => Assert.True(e.Traffic >= vm.Memory));
        }
    }

    [Fact]
    public void ACodecNeverMakesWiresSlower()
    {
        var random = new Random(6);
        for (int i = 0; i < 100; i++)
        {
            MigratingVm vm = DescribedVms.RandomVm(random);
            MigrationLink link = DescribedVms.RandomLink(random);
            var fast = new PageCompression { WireShare = 0.1 + (0.9 * random.NextDouble()), SpeedPerThread = DataRate.FromBytesPerSecond(1e15) };

            MigrationEstimate plain = MigrationModels.Estimate(MigrationScheme.StopAndCopy, vm, link);
            MigrationEstimate packed = MigrationModels.Estimate(
                MigrationScheme.StopAndCopy, vm, link, new MigrationModelSettings { Optimizations = [fast] });

            Assert.True(packed.TotalTime <= plain.TotalTime);
            Assert.True(packed.Traffic <= plain.Traffic);
        }
    }

    [Fact]
    public void RefusesValuesOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageCompression { WireShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageCompression { Threads = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageCompression { SpeedPerThread = DataRate.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeltaEncoding { HitShare = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeltaEncoding { EncodedShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeltaEncoding { Cache = DataSize.FromBytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Deduplication { UniqueShare = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FreePageHints { Free = DataSize.FromBytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrePaging { AvoidedShare = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActivePush { BandwidthShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiChannel { Channels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamEncryption { Threads = 0 });
    }

    private static MigrationEstimate PreCopy(params MigrationOptimization[] optimizations) => Estimate(MigrationScheme.PreCopy, optimizations);

    private static MigrationEstimate Estimate(MigrationScheme scheme, params MigrationOptimization[] optimizations) =>
        MigrationModels.Estimate(scheme, DescribedVms.Textbook, DescribedVms.Link, DescribedVms.Settings with { Optimizations = optimizations });

    private static DataRate Rate(double mebibytes) => DataRate.FromMebibytesPerSecond(mebibytes);
}
