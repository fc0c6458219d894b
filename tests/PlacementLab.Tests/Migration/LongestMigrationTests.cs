using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.Storage;
using PlacementLab.Migration.Uncertainty;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

/// <summary>Migrations that nobody waits for: 10,000 days are 8.64·10⁸ s.</summary>
public sealed class LongestMigrationTests
{
    private static readonly MigratingVm _vm = new()
    {
        Memory = DataSize.FromGibibytes(8),
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(1), DataSize.FromGibibytes(8)),
    };

    private static readonly MigrationLink _link = new() { Bandwidth = DataRate.FromMegabitsPerSecond(1000) };

    [Fact]
    public void TinyWindowOverALongWay()
    {
        InvalidInputException refusal = Refused(_vm, _link with { Window = DataSize.FromBytes(1), RoundTrip = TimeSpan.FromHours(1) });

        Assert.Equal(
            "window and round trip: found 0.00222 bit/s, expected a rate that copies 8 GiB of memory within 10,000 days. "
            + "Give a larger window, a shorter round trip or more channels.",
            refusal.Message);
    }

    [Fact]
    public void LossOverALongWay()
    {
        // 1460 B / 10⁵ s · 1.22/√0.5 = 0.0252 B/s.
        InvalidInputException refusal = Refused(_vm, _link with { LossShare = 0.5, RoundTrip = TimeSpan.FromSeconds(1e5) });

        Assert.Equal("loss and round trip", refusal.Place);
    }

    [Fact]
    public void HugeDiskOverATrickle()
    {
        // 1 kbit/s copies 8 GiB in 6.9·10⁷ s, but 1 PiB in 9·10¹² s.
        MigrationLink trickle = _link with { Bandwidth = DataRate.FromBytesPerSecond(125) };
        MigratingVm big = _vm with { DiskSize = DataSize.FromGibibytes(1048576) };
        InvalidInputException refusal = Refused(big, trickle, new MigrationModelSettings { Storage = new StorageOptions() });

        Assert.Equal("bandwidth", refusal.Place);
        Assert.Equal("1 kbit/s", refusal.Found);
        Assert.Equal("a rate that copies 8 GiB of memory and 1048576 GiB of disk within 10,000 days", refusal.Expected);
        Assert.Equal(6, MigrationModels.EstimateAll(big, trickle).Count);
    }

    [Fact]
    public void SlowStages()
    {
        DataRate bit = DataRate.FromBytesPerSecond(0.125);

        Assert.Equal("encryption rate", Refused(_vm, _link, With(new StreamEncryption { SpeedPerThread = bit })).Place);
        Assert.Equal("rate per channel", Refused(_vm, _link, With(new MultiChannel { Channels = 2, PerChannel = bit })).Place);
        Assert.Equal("encoding rate", Refused(_vm, _link, With(PageCompression.Zstd with { SpeedPerThread = bit })).Place);
        Assert.Equal("share of the push", Refused(_vm, _link, With(new ActivePush { BandwidthShare = 1e-8 })).Place);
        Assert.Equal("download bandwidth", Refused(_vm, _link with { DownloadBandwidth = bit }).Place);
        Assert.Equal(
            "bandwidth beside service traffic", Refused(_vm, _link with { Bandwidth = DataRate.FromBytesPerSecond(12), ServiceShare = 0.5 }).Place);
    }

    [Fact]
    public void CopyOfNearlyTenThousandDaysIsEstimated()
    {
        // 8 GiB at 10 B/s: 8.59·10⁸ s.
        MigrationEstimate estimate = MigrationModels.Estimate(
            MigrationScheme.StopAndCopy, _vm, new MigrationLink { Bandwidth = DataRate.FromBytesPerSecond(10) });

        Assert.Equal(858_993_459.2, estimate.TotalTime.TotalSeconds, 1.0);
    }

    [Fact]
    public void RoundsWithoutEnd()
    {
        // Copies of 8.59·10⁸ s that shrink by 5·10⁻⁶ each add up to some 10¹⁴ s; a time holds 9.2·10¹¹.
        MigratingVm writer = _vm with { DirtyCurve = new ConstantDirtyCurve(DataRate.FromBytesPerSecond(9.999_95), _vm.Memory) };
        var link = new MigrationLink { Bandwidth = DataRate.FromBytesPerSecond(10), RoundTrip = TimeSpan.Zero };
        InvalidInputException refusal = Refused(writer, link, new MigrationModelSettings { DowntimeLimit = TimeSpan.FromDays(9000) });

        Assert.Contains("more than 29,000 years", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrafficBeyondASize()
    {
        // 8.9 EB of disk that are written again and again while they are copied at 10¹² B/s (10⁷ s): two passes are more than 9 EB.
        MigratingVm huge = _vm with { DiskSize = DataSize.FromBytes(8_900_000_000_000_000_000), DiskWriteRate = DataRate.FromBytesPerSecond(5e11) };
        var link = new MigrationLink { Bandwidth = DataRate.FromBytesPerSecond(1e12) };
        InvalidInputException refusal = Refused(huge, link, new MigrationModelSettings { Storage = new StorageOptions() });

        Assert.Equal("memory and disk", refusal.Place);
        Assert.Contains("more than 9 EB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DrawsBeyondASizeAreRefusedOnAnyNumberOfThreads()
    {
        // Memory of 8.9 EB times a factor that is above 1.02 now and then.
        var memory = DataSize.FromBytes(8_900_000_000_000_000_000);
        MigratingVm huge = _vm with { Memory = memory, DirtyCurve = new ConstantDirtyCurve(DataRate.Zero, memory) };
        var link = new MigrationLink { Bandwidth = DataRate.FromBytesPerSecond(1e12) };
        foreach (int threads in (int[])[1, 4])
        {
            var uncertain = new UncertainInputs { Memory = new InputSpread(SpreadKind.Uniform, 0.1), Draws = 200, Threads = threads };

            Assert.Equal(
                "memory and disk",
                Assert.Throws<InvalidInputException>(
                    () => MigrationModels.EstimateDistribution(MigrationScheme.StopAndCopy, huge, link, uncertain)).Place);
        }
    }

    private static MigrationModelSettings With(MigrationOptimization optimization) => new() { Optimizations = [optimization] };

    private static InvalidInputException Refused(MigratingVm vm, MigrationLink link, MigrationModelSettings? settings = null) =>
        Assert.Throws<InvalidInputException>(() => MigrationModels.EstimateAll(vm, link, settings));
}
