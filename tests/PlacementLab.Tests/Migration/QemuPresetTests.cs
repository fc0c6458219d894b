using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class QemuPresetTests
{
    private static readonly PreCopyModel _qemu = new(new PreCopyOptions { StopRule = StopRulePresets.Qemu, Overheads = MigrationOverheads.None });

    [Fact]
    public void Round_LeavesUpToAThresholdUnsentAndPagesWrittenAgainCountOnce()
    {
        // M = 1000 MiB, R = 100 MiB/s, limit 250 ms: threshold 25 MiB, step 5 MiB. Round 1 sends ⌈975/5⌉·5 = 975 MiB in 9.75 s and
        // leaves 25. D = 2 MiB/s writes 19.5 MiB, of which 25/1000 are unsent anyway: rest 25 + 19.5·0.975 = 44.0125 MiB.
        // Round 2 sends ⌈19.0125/5⌉·5 = 20 MiB in 0.2 s, leaves 24.0125; 0.4 MiB written: 24.0125 + 0.4·(1 − 24.0125/1000)
        // = 24.402895 MiB ≤ 25: stop. Downtime 0.24402895 s, total 9.75 + 0.2 + 0.24402895 = 10.19402895 s.
        DataSize memory = DataSize.FromMebibytes(1000);
        MigrationEstimate estimate = _qemu.Estimate(new MigrationRequest
        {
            Memory = memory,
            Bandwidth = DataRate.FromMebibytesPerSecond(100),
            DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(2), memory),
            DowntimeLimit = TimeSpan.FromMilliseconds(250),
        });

        Assert.Equal(2, estimate.Rounds);
        Assert.True(estimate.Converged);
        Assert.Equal(0.2440290, estimate.Downtime.TotalSeconds, 7);
        Assert.Equal(10.1940290, estimate.TotalTime.TotalSeconds, 7);
        Assert.Equal(1019.402895 * 1048576 * 4104 / 4096, estimate.Traffic.Bytes, 1.0);
    }

    [Fact]
    public void HotSetBelowTheThreshold_Converges()
    {
        // R·d_max = 64·0.3 = 19.2 MiB; a hot set of 15 MiB is rewritten completely in every round (1,000 MiB/s). A threshold's worth
        // unsent plus 15 MiB would be above the threshold for ever if pages were counted twice; the unsent ones become hot ones.
        MigrationEstimate estimate = _qemu.Estimate(HotSet(15));

        Assert.True(estimate.Converged);
        Assert.InRange(estimate.Downtime.TotalSeconds, 15 / 64.0 - 1e-6, 0.3);
    }

    [Fact]
    public void HotSetAboveTheThreshold_NeverConverges()
    {
        // 30 MiB are dirty after every round: the stop is forced and costs about 30/64 = 0.469 s.
        MigrationEstimate estimate = _qemu.Estimate(HotSet(30));

        Assert.False(estimate.Converged);
        Assert.Equal(30 / 64.0, estimate.Downtime.TotalSeconds, 0.01);
    }

    [Fact]
    public void EveryRequest_EndsAndKeepsTheLimitIfItConverges()
    {
        var random = new Random(5);
        int converged = 0;
        for (int i = 0; i < 500; i++)
        {
            MigrationRequest request = TestRequests.Random(random);
            MigrationEstimate estimate = _qemu.Estimate(request);
            converged += estimate.Converged ? 1 : 0;

            Assert.Equal(estimate.Converged, estimate.Downtime <= request.DowntimeLimit + TimeSpan.FromTicks(1));
            Assert.True(estimate.Traffic >= request.Memory);
        }

        Assert.InRange(converged, 50, 499);
    }

    [Fact]
    public void Rule_BringsTheMeasuredOverheads()
    {
        // 115,100 B at 64 MiB/s = 1.7151 ms and 10 ms of resume, on top of the same rounds.
        MigrationEstimate bare = _qemu.Estimate(HotSet(15));
        MigrationEstimate measured = new PreCopyModel(new PreCopyOptions { StopRule = StopRulePresets.Qemu }).Estimate(HotSet(15));

        Assert.Equal(0.0117151, (measured.Downtime - bare.Downtime).TotalSeconds, 6);
        Assert.Equal(115_100, measured.Traffic.Bytes - bare.Traffic.Bytes);
    }

    private static MigrationRequest HotSet(double mebibytes) => new()
    {
        Memory = DataSize.FromMebibytes(200),
        Bandwidth = DataRate.FromMebibytesPerSecond(64),
        DirtyCurve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(1000), DataSize.FromMebibytes(mebibytes)),
        DowntimeLimit = TimeSpan.FromMilliseconds(300),
    };
}
