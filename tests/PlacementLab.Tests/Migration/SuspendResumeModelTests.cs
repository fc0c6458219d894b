using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class SuspendResumeModelTests
{
    private static readonly MigrationRequest _request = TestRequests.Textbook with
    {
        DirtyCurve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(25), DataSize.FromMebibytes(100)),
        DownloadBandwidth = DataRate.FromMebibytesPerSecond(250),
    };

    private static readonly SuspendResumeOptions _travel = new() { ThinkTime = TimeSpan.FromSeconds(30) };

    [Fact]
    public void FullFetch_IsUpThinkDownAndAllOfItDowntime()
    {
        // 1024/125 = 8.192 s up, 30 s, 1024/250 = 4.096 s down: 42.288 s. Traffic 2·1,075,838,976 B.
        MigrationEstimate estimate = new SuspendResumeModel(_travel).Estimate(_request);

        Assert.Equal(42.288, estimate.TotalTime.TotalSeconds, 9);
        Assert.Equal(estimate.TotalTime, estimate.Downtime);
        Assert.Equal(2 * 1_075_838_976L, estimate.Traffic.Bytes);
        Assert.Equal((0.0, TimeSpan.Zero), (estimate.ResidualRisk, estimate.Slowdown));
        Assert.Equal(
            ["suspend", "reservation", "upload", "think time", "download", "resume", "lazy download", "release"],
            estimate.Phases.Select(p => p.Name));
    }

    [Fact]
    public void DemandFetch_ResumesAfterTheFirstWorkingSet()
    {
        // 100/250 = 0.4 s down before the resume: 38.592 s; the other 924 MiB follow in 3.696 s. Same traffic. The VM writes only to the
        // 100 MiB that are there, so it waits for nothing.
        MigrationEstimate full = new SuspendResumeModel(_travel).Estimate(_request);
        MigrationEstimate demand = new SuspendResumeModel(_travel with { Fetch = StoreFetch.Demand }).Estimate(_request);

        Assert.Equal(38.592, demand.Downtime.TotalSeconds, 9);
        Assert.Equal(42.288, demand.TotalTime.TotalSeconds, 9);
        Assert.Equal(full.Traffic, demand.Traffic);
        Assert.True(demand.ResidualRisk > 0);
        Assert.Equal((0.0, TimeSpan.Zero), (demand.DemandFaults, demand.Slowdown));
    }

    [Fact]
    public void DemandFetch_WaitsForTheHotPagesNotFetched()
    {
        // 50 of 100 hot MiB fetched. ρ = 6,400 pages/s, of which half meet missing ones: m₀·ρ = 3,200/s. L = 0.0002 + 0.7/250 = 0.003 s; a = 9.6;
        // τ = 974/250 = 3.896 s; stall = 3.896·(1 − ln(10.6)/9.6) = 3.896·(1 − 2.360854/9.6) = 2.937887 s, 979.296 faults.
        SuspendResumeOptions options = _travel with { Fetch = StoreFetch.Demand, FirstWorkingSet = DataSize.FromMebibytes(50) };
        MigrationEstimate estimate = new SuspendResumeModel(options).Estimate(_request);

        Assert.Equal(2.937887, estimate.Slowdown.TotalSeconds, 1e-4);
        Assert.Equal(979.296, estimate.DemandFaults, 0.05);
    }

    [Fact]
    public void DemandFetch_WaitsForColdPages()
    {
        // All 100 hot MiB fetched, 2 MiB/s (512 pages) go to the other 924 MiB, all missing: a = 512·0.003 = 1.536; τ = 3.696 s;
        // 3.696·(1 − ln(2.536)/1.536) = 3.696·(1 − 0.930588/1.536) = 1.456772 s. With 562 MiB fetched half of the others are missing: a = 0.768,
        // τ = 462/250 = 1.848 s; 1.848·(1 − ln(1.768)/0.768) = 1.848·(1 − 0.569849/0.768) = 0.476801 s.
        MigrationRequest request = _request with
        {
            DirtyCurve = new HotColdDirtyCurve(DataSize.FromMebibytes(100), DataRate.FromMebibytesPerSecond(25), DataRate.FromMebibytesPerSecond(2)),
        };
        SuspendResumeOptions demand = _travel with { Fetch = StoreFetch.Demand };

        Assert.Equal(1.456772, new SuspendResumeModel(demand).Estimate(request).Slowdown.TotalSeconds, 1e-4);
        Assert.Equal(
            0.476801,
            new SuspendResumeModel(demand with { FirstWorkingSet = DataSize.FromMebibytes(562) }).Estimate(request).Slowdown.TotalSeconds, 1e-4);
    }

    [Fact]
    public void FirstWorkingSet_CanBeGiven()
    {
        // 250 MiB: 1 s; more than memory is memory.
        SuspendResumeOptions options = _travel with { Fetch = StoreFetch.Demand, FirstWorkingSet = DataSize.FromMebibytes(250) };

        Assert.Equal(39.192, new SuspendResumeModel(options).Estimate(_request).Downtime.TotalSeconds, 9);
        Assert.Equal(
            42.288,
            new SuspendResumeModel(options with { FirstWorkingSet = DataSize.FromGibibytes(9) }).Estimate(_request).Downtime.TotalSeconds, 9);
    }

    [Fact]
    public void WithoutAHotSet_DemandFetchIsFullFetch() =>
        Assert.Equal(
            new SuspendResumeModel(_travel).Estimate(TestRequests.Textbook),
            new SuspendResumeModel(_travel with { Fetch = StoreFetch.Demand }).Estimate(TestRequests.Textbook));

    [Fact]
    public void Overheads_CountOnce()
    {
        // 1 s setup, 125 MiB of state (1 s up, 0.5 s down), 0.25 s resume, 2 s commit on top of 42.288 s.
        var overheads = new MigrationOverheads
        {
            Setup = TimeSpan.FromSeconds(1),
            DeviceState = DataSize.FromMebibytes(125),
            Resume = TimeSpan.FromSeconds(0.25),
            Commit = TimeSpan.FromSeconds(2),
        };

        MigrationEstimate estimate = new SuspendResumeModel(_travel with { Store = new PostCopyOptions { Overheads = overheads } }).Estimate(_request);

        Assert.Equal(45.038, estimate.Downtime.TotalSeconds, 9);
        Assert.Equal(47.038, estimate.TotalTime.TotalSeconds, 9);
    }

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new SuspendResumeModel().Estimate(_request with { DownloadBandwidth = DataRate.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuspendResumeOptions { ThinkTime = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuspendResumeOptions { FirstWorkingSet = DataSize.FromBytes(-1) });
    }
}
