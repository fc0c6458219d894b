using PlacementLab.Migration;
using PlacementLab.Migration.Interference;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Interference;

/// <summary>What a migration takes from others.</summary>
public sealed class MigrationInterferenceTests
{
    private static readonly InterferenceOptions _whole = new()
    {
        SourceCoreSecondsPerGigabyte = 1,
        DestinationCoreSecondsPerGigabyte = 2,
        DecodingShare = 0.5,
        Source = new HostLoad { Cores = 8, BusyCores = 8 },
        Destination = new HostLoad { Cores = 8, BusyCores = 4 },
    };

    [Fact]
    public void CopyingByHand()
    {
        // 1 GiB once with headers: 1,075,838,976 B = 1.075839 GB: 1.075839 and 2.151678 core-seconds in 8.192 s: 0.131328 cores at the
        // source. A full host of 8 gives its VMs 8/8.131328: 1.6151 % lost; the destination has 4 free cores: nothing.
        MigrationInterference taken = Taken(_whole);

        Assert.Equal(1.075838976, taken.SourceCoreSeconds, 1e-9);
        Assert.Equal(2.151677952, taken.DestinationCoreSeconds, 1e-9);
        Assert.Equal(8.192, taken.ActiveSeconds, 1e-6);
        Assert.Equal(0.1313280, taken.SourceCores, 1e-6);
        Assert.Equal(1 - (8 / (8 + 0.1313280)), taken.SourceNeighbourLoss!.Value, 1e-6);
        Assert.Equal(0.0, taken.DestinationNeighbourLoss);
        Assert.Equal(1, taken.LinkShare);
        Assert.True(taken.LinkSaturated);
        Assert.Equal(0, taken.FaultSeconds);
    }

    [Fact]
    public void CodecsAndCiphersCostCores()
    {
        // Compression: 1,024 MiB at 4 threads over 4 · 100 MiB/s: 4/400 · 1024 = 10.24 core-seconds, half of that to decode. Cipher: 1/40 MiB/s over
        // the 514 MiB on the wire: 12.85 at each side. Copying: 514 MiB = 0.538968064 GB.
        MigrationInterference taken = Taken(
            _whole,
            new PageCompression { WireShare = 0.5, SpeedPerThread = DataRate.FromMebibytesPerSecond(100), Threads = 4 },
            new StreamEncryption { Threads = 4, SpeedPerThread = DataRate.FromMebibytesPerSecond(40) });

        Assert.Equal(0.538968064 + 10.24 + 12.85, taken.SourceCoreSeconds, 1e-6);
        Assert.Equal((2 * 0.538968064) + 5.12 + 12.85, taken.DestinationCoreSeconds, 1e-6);
    }

    [Fact]
    public void RoundsAreEncodedTooAndSlowTheVm()
    {
        // Textbook at s = 1: 1024 + 204.8 + 40.96 MiB are encoded at 100 MiB/s per thread: 12.6976 core-seconds. 10 % of 9.8304 s of rounds are lost.
        MigrationInterference taken = MigrationModels.Estimate(
            MigrationScheme.PreCopy, DescribedVms.Textbook, DescribedVms.Link, DescribedVms.Settings with
            {
                Interference = _whole with { SourceCoreSecondsPerGigabyte = 0 },
                Optimizations = [new PageCompression { WireShare = 1, SpeedPerThread = DataRate.FromMebibytesPerSecond(100), Threads = 2 }],
            }).Interference!;

        Assert.Equal(12.6976, taken.SourceCoreSeconds, 1e-6);
        Assert.Equal(0.98304 / 9.8304, taken.VmSlowdownShare, 1e-6);
    }

    [Fact]
    public void FaultsCostTheGuestTime()
    {
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PostCopy, DescribedVms.Textbook, DescribedVms.Link);

        Assert.Equal(estimate.Slowdown.TotalSeconds, estimate.Interference!.FaultSeconds, 1e-6);
        Assert.True(estimate.Interference.FaultSeconds > 0);
    }

    [Fact]
    public void NeighboursLoseInProportion()
    {
        // 8 cores, 6 asked for, 4 more: 10 for 8, so a fifth. Asked for 12 already: from 8/12 to 8/16, a quarter less.
        Assert.Equal(0.2, new HostLoad { Cores = 8, BusyCores = 6 }.LossUnder(4), 1e-12);
        Assert.Equal(0.25, new HostLoad { Cores = 8, BusyCores = 12 }.LossUnder(4), 1e-12);
        Assert.Equal(0, new HostLoad { Cores = 8, BusyCores = 0 }.LossUnder(4), 1e-12);
    }

    [Fact]
    public void LossOnUnknownHostsIsUnknownAndOriginIsShown()
    {
        MigrationInterference taken = Taken(new InterferenceOptions());

        Assert.Null(taken.SourceNeighbourLoss);
        Assert.Null(taken.DestinationNeighbourLoss);
        Assert.Contains("measured", new InterferenceOptions().Origin);
        Assert.Contains("HPDC 2011", new EnergyCoefficients().Origin);
        Assert.Equal("given by the user", new EnergyCoefficients { JoulesPerMegabyte = 1 }.Origin);
        Assert.Equal("own meter", new EnergyCoefficients { JoulesPerMegabyte = 1, Origin = "own meter" }.Origin);
    }

    [Fact]
    public void ServiceTrafficIsSqueezed()
    {
        MigrationLink link = DescribedVms.Link with { ServiceTraffic = DataRate.FromMebibytesPerSecond(125) };
        MigrationInterference taken = MigrationModels.Estimate(MigrationScheme.StopAndCopy, DescribedVms.Textbook, link).Interference!;

        Assert.Equal(0.5, taken.ServiceTrafficLoss, 1e-9);
        Assert.Equal(0.5, taken.LinkShare, 1e-9);
        Assert.True(taken.LinkSaturated);
    }

    [Fact]
    public void RefusesValuesOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HostLoad { Cores = 0, BusyCores = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HostLoad { Cores = 1, BusyCores = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HostLoad { Cores = double.NaN, BusyCores = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new InterferenceOptions { DecodingShare = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new InterferenceOptions { SourceCoreSecondsPerGigabyte = double.NaN });
    }

    private static MigrationInterference Taken(InterferenceOptions options, params MigrationOptimization[] optimizations) =>
        MigrationModels.Estimate(MigrationScheme.StopAndCopy, DescribedVms.Textbook, DescribedVms.Link, DescribedVms.Settings with
        {
            Interference = options,
            Optimizations = optimizations,
        }).Interference!;
}
