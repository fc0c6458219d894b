using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Migration.WideArea;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

/// <summary>Estimates of a described VM over a described link.</summary>
public sealed class MigrationModelsDescribedTests
{
    [Fact]
    public void TextbookComesOutOfTheDescription()
    {
        // 8.192 + 1.6384 s, 40.96 MiB left: 0.32768 s; 10.15808 s in all.
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PreCopy, DescribedVms.Textbook, DescribedVms.Link, DescribedVms.Settings);

        Assert.Equal(10.15808, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(0.32768, estimate.Downtime.TotalSeconds, 1e-6);
        Assert.Equal(estimate.Downtime, estimate.ClientDowntime);
        Assert.Empty(estimate.Optimizations);
        Assert.Empty(estimate.LeftOut);
    }

    [Fact]
    public void AllSchemesAgreeWithTheirModels()
    {
        var random = new Random(11);
        for (int i = 0; i < 100; i++)
        {
            MigratingVm vm = DescribedVms.RandomVm(random);
            MigrationLink link = DescribedVms.RandomLink(random) with { RoundTrip = TimeSpan.Zero };
            var request = new MigrationRequest
            {
                Memory = vm.Memory,
                ZeroMemory = vm.ZeroMemory,
                DirtyCurve = vm.DirtyCurve,
                CpuBoundWriter = vm.CpuBoundWriter,
                Bandwidth = DataRate.FromBytesPerSecond(link.Bandwidth.BytesPerSecond * (1 - link.ServiceShare)),
                RoundTrip = TimeSpan.Zero,
            };

            IReadOnlyList<MigrationEstimate> all = MigrationModels.EstimateAll(vm, link);

            Assert.Equal(Enum.GetValues<MigrationScheme>(), all.Select(e => e.Scheme));
            Assert.All(all.Zip(MigrationModels.CreateAll()), pair =>
                Assert.Equal(pair.Second.Estimate(request), ModelPart(pair.First)));
        }
    }

    [Fact]
    public void NoRoundIsShorterThanARoundTrip()
    {
        // RTT 3 s: rounds of 8.192 and max(1.6384, 3) s; after the second 25 · 3 = 75 MiB are left (> 50), so a third of 3 s
        // leaves 75 again: below the 1 % that is worthwhile, and U(0.4 s) = 10 < 50 would be reachable, but nothing shrinks: forced. The
        // rest of 75/125 = 0.6 s arrives 1.5 s after the stop.
        MigrationEstimate estimate = MigrationModels.Estimate(
            MigrationScheme.PreCopy, DescribedVms.Textbook, DescribedVms.Link with { RoundTrip = TimeSpan.FromSeconds(3) }, DescribedVms.Settings);

        Assert.Equal(3, estimate.Rounds);
        Assert.False(estimate.Converged);
        Assert.Equal(8.192 + 3 + 3 + 1.5, estimate.TotalTime.TotalSeconds, 1e-6);
    }

    [Theory]
    [InlineData(MigrationScheme.PreCopy, 0.6, 0.6)]
    [InlineData(MigrationScheme.PostCopy, 0.6, 0.61)]
    [InlineData(MigrationScheme.Hybrid, 0.6, 0.61)]
    [InlineData(MigrationScheme.StopAndCopy, 9, 9)]
    [InlineData(MigrationScheme.Process, 9, 9)]
    [InlineData(MigrationScheme.SuspendResume, 9, 18)]
    public void NoStopIsShorterThanHalfARoundTrip(MigrationScheme scheme, double halfSeconds, double downSeconds)
    {
        // RTT/2 = 0.6 s, longer than pre-copy's stop of 0.32768 s and the minimal state's 0.9 ms (the resume takes 10 ms more); rounds of 8.192 and
        // 1.6384 s are longer than 1.2 s. RTT/2 = 9 s, longer than one copy of 8.192 s, twice by way of a store.
        MigrationLink near = DescribedVms.Link with { RoundTrip = TimeSpan.FromMilliseconds(0.2) };
        MigrationEstimate close = MigrationModels.Estimate(scheme, DescribedVms.Textbook, near, DescribedVms.Settings);
        MigrationEstimate far = MigrationModels.Estimate(
            scheme, DescribedVms.Textbook, near with { RoundTrip = TimeSpan.FromSeconds(2 * halfSeconds) }, DescribedVms.Settings);

        Assert.Equal(downSeconds, far.Downtime.TotalSeconds, 1e-6);
        Assert.Equal(far.Downtime - close.Downtime, far.TotalTime - close.TotalTime);
        Assert.Equal(close.Traffic, far.Traffic);
        PhaseChecks.AreWhole(far);
    }

    [Fact]
    public void LossLimitsTheThroughput()
    {
        // 1,460/0.05 · 1.22/√0.0004 = 29,200 · 61 = 1,781,200 B/s: stop-and-copy of 1 GiB takes 602.819 s.
        MigrationLink link = DescribedVms.Link with { RoundTrip = TimeSpan.FromMilliseconds(50), LossShare = 0.0004 };
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.StopAndCopy, DescribedVms.Textbook, link);

        Assert.Equal(1073741824 / 1_781_200.0, estimate.TotalTime.TotalSeconds, 1e-6);
        Assert.False(estimate.Interference!.LinkSaturated);
    }

    [Fact]
    public void ClientsWaitForTheirNameRecord()
    {
        MigrationModelSettings settings = DescribedVms.Settings with { Redirection = NetworkRedirection.Dns(TimeSpan.Zero, TimeSpan.FromSeconds(60)) };
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PreCopy, DescribedVms.Textbook, DescribedVms.Link, settings);

        Assert.Equal(30.32768, estimate.ClientDowntime.TotalSeconds, 1e-6);
        Assert.Equal(60, estimate.WorstRedirectionDelay.TotalSeconds);
        Assert.Equal(60.32768, estimate.WorstClientDowntime.TotalSeconds, 1e-6);
    }

    [Fact]
    public void LastClientWaitsForTheBurstToo()
    {
        // The burst of faults (0.556875 s, below) outlasts an announcement of 0.1 s, for every client.
        MigratingVm vm = DescribedVms.Textbook with
        {
            DirtyCurve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(60), DataSize.FromMebibytes(500)),
        };
        var link = new MigrationLink { Bandwidth = DataRate.FromMebibytesPerSecond(64) };
        var settings = new MigrationModelSettings { Redirection = NetworkRedirection.SameNetwork(TimeSpan.FromSeconds(0.1)) };
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PostCopy, vm, link, settings);

        Assert.Equal(estimate.Downtime + estimate.FaultBurst, estimate.WorstClientDowntime);
        Assert.Equal(estimate.ClientDowntime, estimate.WorstClientDowntime);
    }

    [Fact]
    public void PostCopyClientsFeelTheBurstOfFaults()
    {
        // Fifty faults of 0.2 ms + 0.7 MiB/64 MiB/s = 11.1375 ms are 0.556875 s on top of the stop (measured: 0.563 s in all).
        MigratingVm vm = DescribedVms.Textbook with
        {
            DirtyCurve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(60), DataSize.FromMebibytes(500)),
        };
        var link = new MigrationLink { Bandwidth = DataRate.FromMebibytesPerSecond(64) };
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PostCopy, vm, link);

        Assert.Equal(0.556875, estimate.FaultBurst.TotalSeconds, 1e-4);
        Assert.Equal(estimate.Downtime + estimate.FaultBurst, estimate.ClientDowntime);
        Assert.True(estimate.FaultBurst < estimate.Slowdown);
    }

    [Theory]
    [InlineData(MigrationScheme.PostCopy)]
    [InlineData(MigrationScheme.SuspendResume)]
    public void QueueGivenByTheUserSetsTheWaitPerFault(MigrationScheme scheme)
    {
        // Without a queue a fault waits for the round trip of 0.2 ms: all faults of the slow-down together do.
        var empty = new PostCopyOptions { QueuedData = DataSize.Zero, Overheads = MigrationOverheads.None };
        var settings = new MigrationModelSettings
        {
            PostCopy = empty,
            SuspendResume = new SuspendResumeOptions { Fetch = StoreFetch.Demand, FirstWorkingSet = DataSize.FromMebibytes(100), Store = empty },
        };
        MigrationLink link = DescribedVms.Link with { RoundTrip = TimeSpan.FromMilliseconds(0.2) };
        MigrationEstimate estimate = MigrationModels.Estimate(scheme, DescribedVms.Textbook, link, settings);

        Assert.Equal(estimate.DemandFaults * 0.0002, estimate.Slowdown.TotalSeconds, 1e-6);
        Assert.Equal(estimate.Slowdown.TotalSeconds, estimate.Interference!.FaultSeconds, 1e-6);
        Assert.InRange(estimate.FaultBurst.TotalSeconds, 0.008, 0.010001);
    }

    [Fact]
    public void AbortedMigrationRedirectsNobody()
    {
        var settings = new MigrationModelSettings
        {
            StopRule = new AbortAtOnce(),
            Redirection = NetworkRedirection.Tunnel(TimeSpan.FromSeconds(9)),
        };
        MigrationEstimate estimate = MigrationModels.Estimate(MigrationScheme.PreCopy, DescribedVms.Textbook, DescribedVms.Link, settings);

        Assert.Equal(MigrationOutcome.Aborted, estimate.Outcome);
        Assert.Equal(TimeSpan.Zero, estimate.ClientDowntime);
    }

    [Fact]
    public void PhasesStayWholeUnderAnyDescription()
    {
        var random = new Random(12);
        for (int i = 0; i < 200; i++)
        {
            MigratingVm vm = DescribedVms.RandomVm(random);
            MigrationModelSettings settings = OptimizationSamples.RandomSettings(random);
            foreach (MigrationEstimate estimate in MigrationModels.EstimateAll(vm, DescribedVms.RandomLink(random), settings))
            {
                PhaseChecks.AreWhole(estimate);
            }
        }
    }

    [Fact]
    public void RefusesValuesOutOfRange()
    {
        DataRate none = DataRate.Zero;

        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationLink { Bandwidth = none });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Link with { DownloadBandwidth = none });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Link with { LossShare = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Link with { ServiceShare = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Link with { RoundTrip = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Link with { Window = DataSize.FromBytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Link with { MaxSegment = DataSize.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Textbook with { CompressedShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Textbook with { DiskSize = DataSize.FromBytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => DescribedVms.Textbook with { DiskWriteRate = DataRate.FromBytesPerSecond(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationModelSettings { DowntimeLimit = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentException>(() => MigrationModels.EstimateAll(DescribedVms.Textbook with { Memory = DataSize.Zero }, DescribedVms.Link));
    }

    /// <summary>The estimate without what only a description adds.</summary>
    private static MigrationEstimate ModelPart(MigrationEstimate estimate) => estimate with { Interference = null, FaultBurst = TimeSpan.Zero };

    private sealed class AbortAtOnce : IStopRule
    {
        public string Name => "abort";

        public MigrationOverheads Overheads => MigrationOverheads.None;

        public StopDecision Decide(in PreCopyProgress progress) => StopDecision.Abort;
    }
}
