using PlacementLab.Migration;
using PlacementLab.Migration.Storage;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Storage;

/// <summary>A disk moved with its VM: the textbook's VM and link with 12,500 MiB of disk.</summary>
public sealed class DiskAndMemoryTests
{
    private static readonly MigratingVm _vm = DescribedVms.Textbook with { DiskSize = DataSize.FromMebibytes(12_500) };

    [Fact]
    public void QuietDiskGoesFirst()
    {
        // 12,500/125 = 100 s, then the textbook's 10.15808 s.
        MigrationEstimate estimate = Estimate(MigrationScheme.PreCopy, BlockStrategy.DirtyBlockTracking, 0);

        Assert.Equal(110.15808, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(0.32768, estimate.Downtime.TotalSeconds, 1e-6);
        Assert.Equal(PhaseNames.DiskCopy, estimate.Phases[0].Name);
        Assert.Equal(100, estimate.Phases[0].EndSeconds, 1e-9);
    }

    [Fact]
    public void TrackedDiskKeepsInSyncBesideMemory()
    {
        // w = 25 MiB/s: 100 s, 2500 MiB; 20 s, 500; 4 s, 100; 0.8 s, 20; 0.16 s, 4 left (≤ 16): 124.96 s. Memory then has 100 MiB/s: 10.24 s,
        // 256 MiB; 2.56 s, 64; 0.64 s, 16 left (limit 36.8). The stopped VM writes nothing: 16 MiB and the disk's 4 go at 125: 0.128 + 0.032 s.
        MigrationEstimate estimate = Estimate(MigrationScheme.PreCopy, BlockStrategy.DirtyBlockTracking, 25);

        Assert.Equal(124.96 + 13.44 + 0.16, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(0.16, estimate.Downtime.TotalSeconds, 1e-6);
        Assert.Contains(estimate.Phases, p => p.Name == PhaseNames.DiskRest && p.VmRunsOn == VmLocation.Nowhere);
        Assert.True(estimate.Converged);
        // 15,624 MiB of disk, 25 MiB/s for 13.44 s of rounds, and memory's 1,360 MiB with headers.
        double disk = 15_620 + (25 * 13.44) + 4;
        Assert.Equal((disk * 1048576) + (1360.0 * 1048576 * 4104 / 4096), estimate.Traffic.Bytes, 2.0);
    }

    [Fact]
    public void DiskWrittenFasterThanTheLinkStopsTheVm()
    {
        MigrationEstimate estimate = Estimate(MigrationScheme.PreCopy, BlockStrategy.DirtyBlockTracking, 200);

        Assert.False(estimate.Converged);
        Assert.Equal(MigrationOutcome.ForcedStop, estimate.Outcome);
        Assert.True(estimate.Downtime > TimeSpan.FromSeconds(100));
    }

    [Theory]
    [InlineData(MigrationScheme.PreCopy)]
    [InlineData(MigrationScheme.Hybrid)]
    public void DiskThatFallsBehindWhileMemoryIsCopiedForcesTheStop(MigrationScheme scheme)
    {
        // w = 75 of R = 125 MiB/s: the bulk comes near, but memory's rounds leave the disk 62.5, so 12.5 MiB/s stay behind for 16.4 s and more.
        MigrationEstimate estimate = Estimate(scheme, BlockStrategy.DirtyBlockTracking, 75);

        Assert.True(estimate.Downtime.TotalSeconds > 16.384 * 12.5 / 125);
        Assert.False(estimate.Converged);
        Assert.Equal(MigrationOutcome.ForcedStop, estimate.Outcome);
    }

    [Fact]
    public void DiskThatFallsBehindALittleStillConverges()
    {
        // w = 63 of R/2 = 62.5 MiB/s: half a MiB/s for 26.6 s of rounds is 0.11 s of downtime; a limit of 1 s has room for it.
        var settings = new MigrationModelSettings { DowntimeLimit = TimeSpan.FromSeconds(1), Storage = new StorageOptions() };
        MigrationEstimate estimate = MigrationModels.Estimate(
            MigrationScheme.PreCopy, _vm with { DiskWriteRate = DataRate.FromMebibytesPerSecond(63) }, DescribedVms.Link, settings);

        Assert.True(estimate.Converged);
        Assert.InRange(estimate.Downtime.TotalSeconds, 0.1, 1);
    }

    [Fact]
    public void DirtyBlocksLeftTakeTheirPartOfTheDowntimeLimit()
    {
        // Limit 48 ms, 6 MiB, of which the blocks may be 3: w = 25 MiB/s leaves 4 MiB after the fifth pass, 0.8 after the sixth (0.032 s): 124.992 s.
        // 0.0064 s of the limit are taken, 0.0416 s · 100 MiB/s = 4.16 MiB are left for memory: rounds leave 256, 64, 16, 4 MiB.
        var settings = new MigrationModelSettings { DowntimeLimit = TimeSpan.FromMilliseconds(48), Storage = new StorageOptions() };
        MigrationEstimate estimate = MigrationModels.Estimate(
            MigrationScheme.PreCopy, _vm with { DiskWriteRate = DataRate.FromMebibytesPerSecond(25) }, DescribedVms.Link, settings);

        Assert.Equal(124.992, estimate.Phases[0].EndSeconds, 1e-6);
        Assert.Equal(4, estimate.Rounds);
        Assert.True(estimate.Converged);
        Assert.True(estimate.Downtime <= settings.DowntimeLimit);
    }

    [Fact]
    public void ConvergedUnderTheTextbookKeepsTheLimit()
    {
        var random = new Random(21);
        int disks = 0;
        for (int i = 0; i < 500; i++)
        {
            MigratingVm vm = DescribedVms.RandomVm(random);
            var settings = new MigrationModelSettings
            {
                DowntimeLimit = TimeSpan.FromMilliseconds(10 + (random.NextDouble() * 500)),
                Storage = random.Next(4) == 0 ? null : new StorageOptions { Strategy = (BlockStrategy)random.Next(3) },
            };
            MigrationLink link = DescribedVms.RandomLink(random);
            MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PreCopy, vm, link, settings);
            if (estimate.Converged)
            {
                disks += settings.Storage is null ? 0 : 1;
                // RTT/2 is at most 2.5 ms, less than the half of any limit that a disk leaves to memory.
                Assert.InRange(estimate.Downtime, TimeSpan.Zero, settings.DowntimeLimit + TimeSpan.FromMicroseconds(1));
            }
        }

        Assert.True(disks > 50);
    }

    [Fact]
    public void MovedVmHasTheLinkToItself()
    {
        // w = 25 MiB/s: hybrid's round has 100 MiB/s (10.24 s, 256 MiB written again), the state of 115,100 B and the 256 MiB have 125 MiB/s:
        // 124.96 + 10.24 + 0.032 (disk's 4 MiB) + 0.0008781 + 0.010 + 2.048 s.
        MigrationEstimate estimate = Estimate(MigrationScheme.Hybrid, BlockStrategy.DirtyBlockTracking, 25);

        Assert.Equal(137.2908781, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(0.0428781, estimate.Downtime.TotalSeconds, 1e-6);
    }

    [Theory]
    [InlineData(MigrationScheme.PreCopy, "reservation, copy rounds, rest of the disk, stop-and-copy")]
    [InlineData(MigrationScheme.PostCopy, "reservation, suspend, rest of the disk, minimal state")]
    [InlineData(MigrationScheme.Hybrid, "preparation, bounded pre-copy rounds, rest of the disk, state transfer")]
    [InlineData(MigrationScheme.StopAndCopy, "suspend, rest of the disk, reservation, memory copy")]
    public void RestOfTheDiskFollowsTheSuspension(MigrationScheme scheme, string phases)
    {
        MigrationEstimate estimate = Estimate(scheme, BlockStrategy.DirtyBlockTracking, 25);

        Assert.StartsWith($"disk copy, {phases}", string.Join(", ", estimate.Phases.Select(p => p.Name)), StringComparison.Ordinal);
        PhaseChecks.AreWhole(estimate);
    }

    [Fact]
    public void MirroredDiskLeavesNothing()
    {
        // w = 62.5 MiB/s = R/2: T = 200·ln 2 = 138.629436 s; memory gets 62.5 MiB/s: 16.384 + 6.5536 + 2.62144 + 1.048576 + 0.4194304 s, 10.48576
        // MiB left, which the stopped VM has all of the link for: 0.08388608 s.
        MigrationEstimate estimate = Estimate(MigrationScheme.PreCopy, BlockStrategy.IoMirroring, 62.5);

        Assert.Equal(138.629436 + 27.02704640 + 0.08388608, estimate.TotalTime.TotalSeconds, 1e-5);
        Assert.Equal(0.08388608, estimate.Downtime.TotalSeconds, 1e-6);
        Assert.Equal(1, estimate.Interference!.DiskWriteShare);
    }

    [Fact]
    public void FasterMirroredWritesAreSlowed() =>
        // w = 250: R/w = 0.5 while the disk is copied, (R/2)/w = 0.25 beside memory.
        Assert.Equal(0.25, Estimate(MigrationScheme.PreCopy, BlockStrategy.IoMirroring, 250).Interference!.DiskWriteShare, 1e-9);

    [Fact]
    public void LazyDiskFollows()
    {
        MigrationEstimate plain = MigrationModels.Estimate(MigrationScheme.PreCopy, _vm, DescribedVms.Link, DescribedVms.Settings);
        MigrationEstimate lazy = Estimate(MigrationScheme.PreCopy, BlockStrategy.Lazy, 25);

        Assert.Equal(100, (lazy.TotalTime - plain.TotalTime).TotalSeconds, 1e-6);
        Assert.Equal(plain.ResumeAt, lazy.ResumeAt);
        Assert.Equal(plain.Downtime, lazy.Downtime);
        Assert.Equal(new MigrationModelSettings().FailureRates.LossOfSplitVm(100), lazy.ResidualRisk, 1e-12);
        Assert.Equal(PhaseNames.LazyDisk, lazy.Phases[^2].Name);
    }

    [Fact]
    public void StoppedVmWritesNothingBesideMemory()
    {
        // Stop-and-copy with w = 25: 124.96 s of disk, then 4/125 + 1024/125 s with the VM stopped.
        MigrationEstimate estimate = Estimate(MigrationScheme.StopAndCopy, BlockStrategy.DirtyBlockTracking, 25);

        Assert.Equal(0.032 + 8.192, estimate.Downtime.TotalSeconds, 1e-6);
        Assert.Equal(124.96 + 0.032 + 8.192, estimate.TotalTime.TotalSeconds, 1e-6);
    }

    [Theory]
    [InlineData(MigrationScheme.StopAndCopy)]
    [InlineData(MigrationScheme.PostCopy)]
    public void BlocksLeftMayExceedTheLimitOfAVmThatIsStoppedAnyway(MigrationScheme scheme)
    {
        // 10 MiB over 10 MiB/s without a pass (16 MiB are nearly in sync): 1 s with the VM stopped, over the limit of 0.4 s.
        MigratingVm vm = _vm with { DiskSize = DataSize.FromMebibytes(10) };
        var link = new MigrationLink { Bandwidth = DataRate.FromMebibytesPerSecond(10) };
        MigrationEstimate estimate = MigrationModels.Estimate(scheme, vm, link, DescribedVms.Settings with { Storage = new StorageOptions() });

        Assert.True(estimate.Downtime.TotalSeconds > 1);
        Assert.True(estimate.Converged);
    }

    [Theory]
    [InlineData(MigrationScheme.Process, "stay at the source")]
    [InlineData(MigrationScheme.SuspendResume, "in the store")]
    public void SchemesWithoutADiskRefuse(MigrationScheme scheme, string reason)
    {
        Assert.Contains(reason, Assert.Throws<InvalidInputException>(() => Estimate(scheme, BlockStrategy.Lazy, 0)).Message);
        MigrationModelSettings settings = DescribedVms.Settings with { Storage = new StorageOptions() };
        Assert.Equal(
            MigrationModels.Estimate(scheme, _vm, DescribedVms.Link, DescribedVms.Settings).TotalTime,
            MigrationModels.EstimateAll(_vm, DescribedVms.Link, settings)[(int)scheme].TotalTime);
    }

    [Fact]
    public void StrategyWithoutADiskIsRefused() => Assert.Throws<InvalidInputException>(() => MigrationModels.EstimateAll(
        DescribedVms.Textbook, DescribedVms.Link, new MigrationModelSettings { Storage = new StorageOptions() }));

    private static MigrationEstimate Estimate(MigrationScheme scheme, BlockStrategy strategy, double writeMebibytes) => MigrationModels.Estimate(
        scheme,
        _vm with { DiskWriteRate = DataRate.FromMebibytesPerSecond(writeMebibytes) },
        DescribedVms.Link,
        DescribedVms.Settings with { Storage = new StorageOptions { Strategy = strategy } });
}
