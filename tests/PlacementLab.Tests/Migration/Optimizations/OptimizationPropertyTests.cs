using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Optimizations;

/// <summary>What holds for each optimisation on every VM and link.</summary>
public sealed class OptimizationPropertyTests
{
    private const double LeastPageShare = 8 / 4096.0;
    private const double Slack = 1 + 1e-9;

    [Fact]
    public void FreePages_SaveAtLeastTheirBytesInOneCopy()
    {
        foreach ((MigratingVm vm, MigrationLink link, double share) in Random(31, 200))
        {
            var free = DataSize.FromBytes((long)(0.2 * share * vm.Memory.Bytes));
            MigratingVm idle = vm with { DirtyCurve = new ConstantDirtyCurve(DataRate.Zero, vm.Memory) };
            (MigrationEstimate plain, MigrationEstimate with) = Both(MigrationScheme.StopAndCopy, idle, link, new FreePageHints { Free = free });

            Assert.True(with.Traffic.Bytes <= plain.Traffic.Bytes - free.Bytes + 1, $"{free} {plain.Traffic} {with.Traffic}");
            Assert.True(with.Traffic.Bytes >= (vm.Memory - free).Bytes);
            Assert.True(with.TotalTime <= plain.TotalTime);
        }
    }

    [Theory]
    [InlineData(OptimizationKind.Compression)]
    [InlineData(OptimizationKind.Deduplication)]
    [InlineData(OptimizationKind.Delta)]
    public void SmallerPages_SendNoMoreThanPlainOnesAndNoLessThanTheirShareOfACopy(OptimizationKind kind)
    {
        foreach ((MigratingVm vm, MigrationLink link, double share) in Random(32, 200))
        {
            MigrationOptimization smaller = kind switch
            {
                OptimizationKind.Compression => new PageCompression { WireShare = share, SpeedPerThread = DataRate.FromMebibytesPerSecond(1e6) },
                OptimizationKind.Deduplication => new Deduplication { UniqueShare = share },
                _ => new DeltaEncoding { HitShare = share, EncodedShare = 0.25 },
            };
            (MigrationEstimate plain, MigrationEstimate with) = Both(MigrationScheme.Hybrid, vm, link, smaller);

            Assert.True(with.Traffic.Bytes <= plain.Traffic.Bytes * Slack, $"{smaller} {plain.Traffic} {with.Traffic}");
            Assert.True(with.Traffic.Bytes >= (kind == OptimizationKind.Delta ? 1 : share) * vm.Memory.Bytes, $"{smaller} {with.Traffic}");
        }
    }

    [Fact]
    public void PrePagingAndAFaultChannel_NeverLengthenTheWaits()
    {
        foreach ((MigratingVm vm, MigrationLink link, double share) in Random(33, 200))
        {
            foreach (MigrationOptimization helper in new MigrationOptimization[] { new PrePaging { AvoidedShare = share }, new FaultChannel() })
            {
                (MigrationEstimate plain, MigrationEstimate with) = Both(MigrationScheme.PostCopy, vm, link, helper);

                Assert.True(with.Slowdown <= plain.Slowdown + TimeSpan.FromTicks(1), $"{helper} {plain.Slowdown} {with.Slowdown}");

                // Faster answers let the VM run on, and into more faults; faults that are avoided do not come back.
                Assert.True(helper is FaultChannel || with.DemandFaults <= plain.DemandFaults * Slack);
            }
        }
    }

    [Fact]
    public void ASlowerPush_NeverEndsEarlier()
    {
        foreach ((MigratingVm vm, MigrationLink link, double share) in Random(34, 200))
        {
            (MigrationEstimate plain, MigrationEstimate with) = Both(MigrationScheme.PostCopy, vm, link, new ActivePush { BandwidthShare = share });

            Assert.True(with.TotalTime >= plain.TotalTime);
            Assert.Equal(plain.Traffic.Bytes, with.Traffic.Bytes, plain.Traffic.Bytes * 1e-9);
        }
    }

    [Fact]
    public void MoreChannels_AreNeverSlower_AndEncryptionIsNeverFaster()
    {
        foreach ((MigratingVm vm, MigrationLink link, double share) in Random(35, 200))
        {
            DataRate channel = DataRate.FromBytesPerSecond(link.Bandwidth.BytesPerSecond * share);
            MigrationEstimate Through(int channels) => Estimate(
                MigrationScheme.StopAndCopy, vm, link, new MultiChannel { Channels = channels, PerChannel = channel });
            (MigrationEstimate plain, MigrationEstimate encrypted) = Both(MigrationScheme.StopAndCopy, vm, link, new StreamEncryption());

            Assert.True(Through(2).TotalTime <= Through(1).TotalTime && Through(8).TotalTime <= Through(2).TotalTime);
            Assert.True(Through(8).TotalTime >= plain.TotalTime && encrypted.TotalTime >= plain.TotalTime);
        }
    }

    [Fact]
    public void Throttling_StaysWithinItsLimit_AndLeavesAWriterAloneThatTheLinkOutruns()
    {
        var throttle = new WriteThrottling();
        foreach ((MigratingVm vm, MigrationLink link, double _) in Random(36, 200))
        {
            (MigrationEstimate plain, MigrationEstimate with) = Both(MigrationScheme.PreCopy, vm with { CpuBoundWriter = true }, link, throttle);
            MigratingVm idle = vm with { DirtyCurve = new ConstantDirtyCurve(DataRate.Zero, vm.Memory), CpuBoundWriter = true };

            Assert.InRange(with.PeakThrottle, 0, 0.99);
            Assert.True(with.PeakThrottle > 0 || with.TotalTime == plain.TotalTime);
            Assert.Equal(0, Estimate(MigrationScheme.PreCopy, idle, link, throttle).PeakThrottle);
        }
    }

    [Theory]
    [InlineData(MigrationScheme.Process)]
    [InlineData(MigrationScheme.SuspendResume)]
    public void StoppedSchemes_FallWithBandwidth_AndSendWhatTheyMust(MigrationScheme scheme)
    {
        // The file of a suspension holds all memory and goes up and down; a process group has no pages without content.
        (double copies, double zeroShare) = scheme == MigrationScheme.SuspendResume ? (2, LeastPageShare) : (1, 0);
        foreach ((MigratingVm vm, MigrationLink link, double share) in Random(37, 200))
        {
            MigrationEstimate fast = Estimate(scheme, vm, link);
            MigrationEstimate slow = Estimate(scheme, vm, link with { Bandwidth = DataRate.FromBytesPerSecond(link.Bandwidth.BytesPerSecond * share) });

            Assert.True(slow.TotalTime >= fast.TotalTime && slow.Downtime >= fast.Downtime && fast.Downtime <= fast.TotalTime);
            Assert.True(fast.Traffic.Bytes >= copies * (vm.Memory.Bytes + (zeroShare * vm.ZeroMemory.Bytes)) - 2, $"{vm.Memory} {fast.Traffic}");
        }
    }

    private static (MigrationEstimate Plain, MigrationEstimate With) Both(
        MigrationScheme scheme, MigratingVm vm, MigrationLink link, MigrationOptimization optimization) =>
        (Estimate(scheme, vm, link), Estimate(scheme, vm, link, optimization));

    private static MigrationEstimate Estimate(MigrationScheme scheme, MigratingVm vm, MigrationLink link, params MigrationOptimization[] optimizations) =>
        MigrationModels.Estimate(scheme, vm, link, DescribedVms.Settings with { Optimizations = optimizations });

    private static IEnumerable<(MigratingVm Vm, MigrationLink Link, double Share)> Random(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return (DescribedVms.RandomVm(random), DescribedVms.RandomLink(random), 0.05 + (0.95 * random.NextDouble()));
        }
    }
}
