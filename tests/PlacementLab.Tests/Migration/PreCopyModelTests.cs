using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class PreCopyModelTests
{
    private static readonly PreCopyModel _textbook = new();

    [Fact]
    public void TextbookCase_IsExact()
    {
        // M = 1,024 MiB, R = 125 MiB/s, D = 25 MiB/s, R·d_max = 125·0.4 = 50 MiB.
        // t0 = 1024/125 = 8.192 s; V1 = 25·8.192 = 204.8 MiB > 50; t1 = 204.8/125 = 1.6384 s; V2 = 25·1.6384 = 40.96 MiB ≤ 50: stop.
        // Downtime 40.96/125 = 0.32768 s; total 8.192 + 1.6384 + 0.32768 = 10.15808 s.
        // Traffic (1024 + 204.8 + 40.96)·2^20·4104/4096 = 1,331,439,861.76·1.001953125 = 1,334,040,330.24 → 1,334,040,330 B.
        // Slow-down 0.1·9.8304 = 0.98304 s; energy 0.512·1334.04033 + 20.165 = 703.193649 J.
        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook);

        Assert.Equal(MigrationScheme.PreCopy, estimate.Scheme);
        Assert.Equal(10.15808, estimate.TotalTime.TotalSeconds);
        Assert.Equal(10.15808, estimate.ResumeAt.TotalSeconds);
        Assert.Equal(0.32768, estimate.Downtime.TotalSeconds);
        Assert.Equal(1_334_040_330, estimate.Traffic.Bytes);
        Assert.Equal(2, estimate.Rounds);
        Assert.True(estimate.Converged);
        Assert.Equal(0.98304, estimate.Slowdown.TotalSeconds);
        Assert.Equal(703.193649, estimate.Energy.Joules, 5);
        Assert.Equal(0, estimate.ResidualRisk);
    }

    [Fact]
    public void IdleServerOf596MiB_Takes10SecondsOver500Megabits()
    {
        // 596·1,048,576·8/500,000,000 = 9.999220736 s in one round; nothing is written, so no downtime. 100 ns resolution: …2207.
        var request = new MigrationRequest
        {
            Memory = DataSize.FromMebibytes(596),
            Bandwidth = DataRate.FromMegabitsPerSecond(500),
            DirtyCurve = new ConstantDirtyCurve(DataRate.Zero, DataSize.FromMebibytes(596)),
        };

        MigrationEstimate estimate = _textbook.Estimate(request);

        Assert.Equal(9.9992207, estimate.TotalTime.TotalSeconds, 7);
        Assert.Equal(10.0, estimate.TotalTime.TotalSeconds, 1);
        Assert.Equal(TimeSpan.Zero, estimate.Downtime);
        Assert.Equal(1, estimate.Rounds);
        Assert.True(estimate.Converged);
    }

    [Fact]
    public void MemoryBelowTheThreshold_IsStoppedAtOnce()
    {
        // R·d_max = 50 MiB ≥ M = 50 MiB: no round; downtime = total = 50/125 = 0.4 s.
        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook with { Memory = DataSize.FromMebibytes(50) });

        Assert.Equal(0, estimate.Rounds);
        Assert.Equal(0.4, estimate.Downtime.TotalSeconds);
        Assert.Equal(estimate.Downtime, estimate.TotalTime);
        Assert.True(estimate.Converged);
    }

    [Theory]
    [InlineData(125)]
    [InlineData(1000)]
    public void WritingAsFastAsTheLink_NeverConvergesAndTheForcedStopIsPriced(double dirtyMebibytes)
    {
        // σ ≥ 1: V1 = min(D·8.192 s, M) = M, no shrink, forced stop: downtime M/R = 8.192 s, total 16.384 s, 2 M sent.
        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook with { DirtyCurve = Constant(dirtyMebibytes) });

        Assert.False(estimate.Converged);
        Assert.Equal(1, estimate.Rounds);
        Assert.Equal(8.192, estimate.Downtime.TotalSeconds);
        Assert.Equal(16.384, estimate.TotalTime.TotalSeconds);
        Assert.Equal(Math.Round(2 * 1024 * 1048576.0 * 4104 / 4096), estimate.Traffic.Bytes);
    }

    [Fact]
    public void HotSetAboveTheThreshold_IsCopiedWhileThatHelps()
    {
        // H = 100 MiB at 10,000 MiB/s: each round leaves about H, above 50 MiB for ever. Round 1 shrinks 1,024 → 100, round 2
        // by nothing: forced stop after 2 rounds, downtime 100/125 = 0.8 s (e^(−10,000·0.8/100) is 0).
        var curve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(10_000), DataSize.FromMebibytes(100));

        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook with { DirtyCurve = curve });

        Assert.False(estimate.Converged);
        Assert.Equal(2, estimate.Rounds);
        Assert.Equal(0.8, estimate.Downtime.TotalSeconds);
    }

    [Fact]
    public void NoDowntimeAllowed_EndsBelowAPageWithoutConverging()
    {
        // V shrinks to a fifth per round: 2^30/5^n < 4096 B first at n = 8 (2^30/5^8 = 2,748.8); with limit 0 that is not nothing.
        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook with { DowntimeLimit = TimeSpan.Zero });

        Assert.Equal(8, estimate.Rounds);
        Assert.False(estimate.Converged);
    }

    [Fact]
    public void SlowConvergence_IsWaitedFor()
    {
        // σ = 0.999, M/(R·d_max) = 20.48: n = ⌈ln(20.48)/−ln(0.999)⌉ = ⌈3.019449/0.0010005⌉ = ⌈3017.94⌉ = 3018.
        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook with { DirtyCurve = Constant(124.875) });

        Assert.True(estimate.Converged);
        Assert.Equal(3018, estimate.Rounds);
    }

    [Fact]
    public void ClosedForm_EqualsTheRoundsOnRandomInputs()
    {
        // T = (M/R)·(1 − σ^(n+1))/(1 − σ) with n = max(0, ⌈log_σ(R·d_max/M)⌉), σ = D/R < 1.
        var random = new Random(2);
        for (int i = 0; i < 500; i++)
        {
            double memory = 100 + (random.NextDouble() * 10_000);
            double rate = 50 + (random.NextDouble() * 1000);
            double sigma = 0.02 + (0.93 * random.NextDouble());
            double limit = 0.05 + random.NextDouble();
            double n = Math.Max(0, Math.Ceiling(Math.Log(rate * limit / memory) / Math.Log(sigma)));
            MigrationEstimate estimate = _textbook.Estimate(new MigrationRequest
            {
                Memory = DataSize.FromMebibytes(memory),
                Bandwidth = DataRate.FromMebibytesPerSecond(rate),
                DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(rate * sigma), DataSize.FromMebibytes(memory)),
                DowntimeLimit = TimeSpan.FromSeconds(limit),
            });

            Assert.Equal(n, estimate.Rounds);
            double total = memory / rate * (1 - Math.Pow(sigma, n + 1)) / (1 - sigma);
            Assert.Equal(total, estimate.TotalTime.TotalSeconds, 1e-6 * total);
            Assert.Equal(memory / rate * Math.Pow(sigma, n), estimate.Downtime.TotalSeconds, 1e-6 * total);
        }
    }

    [Fact]
    public void Xen_StopsAfterFiveRounds()
    {
        // V5 = 1024·0.2^5 = 0.32768 MiB = 343,597 B > 50·4096 = 204,800 B: five rounds, stop forced.
        // Live 8.192·(1 + 0.2 + 0.04 + 0.008 + 0.0016) = 10.2367232 s; downtime (343,597.3837 + 115,100)/131,072,000 + 0.01
        // = 0.0134995833 s.
        var xen = new PreCopyModel(new PreCopyOptions { StopRule = StopRulePresets.Xen });

        MigrationEstimate estimate = xen.Estimate(TestRequests.Textbook);

        Assert.Equal(5, estimate.Rounds);
        Assert.False(estimate.Converged);
        Assert.Equal(0.0134996, estimate.Downtime.TotalSeconds, 7);
        Assert.Equal(10.2502228, estimate.TotalTime.TotalSeconds, 7);
    }

    [Fact]
    public void Xen_StopsBelowFiftyPages()
    {
        // D = 10 MiB/s, σ = 0.08: V1 = 81.92 MiB, V2 = 6.5536 MiB, V3 = 0.524288 MiB = 549,756 B, V4 = 43,980 B < 204,800 B.
        var xen = new PreCopyModel(new PreCopyOptions { StopRule = StopRulePresets.Xen });

        MigrationEstimate estimate = xen.Estimate(TestRequests.Textbook with { DirtyCurve = Constant(10) });

        Assert.Equal(4, estimate.Rounds);
        Assert.True(estimate.Converged);
    }

    [Fact]
    public void Overheads_AddToDowntimeTotalAndTraffic()
    {
        // Setup 2 s, state 125 MiB (1 s at 125 MiB/s), resume 0.5 s, commit 3 s beside the textbook's 10.15808 and 0.32768 s.
        var overheads = new MigrationOverheads
        {
            Setup = TimeSpan.FromSeconds(2),
            DeviceState = DataSize.FromMebibytes(125),
            Resume = TimeSpan.FromSeconds(0.5),
            Commit = TimeSpan.FromSeconds(3),
        };

        MigrationEstimate estimate = new PreCopyModel(new PreCopyOptions { Overheads = overheads }).Estimate(TestRequests.Textbook);

        Assert.Equal(1.82768, estimate.Downtime.TotalSeconds, 9);
        Assert.Equal(13.65808, estimate.ResumeAt.TotalSeconds, 9);
        Assert.Equal(16.65808, estimate.TotalTime.TotalSeconds, 9);
        Assert.Equal(1_334_040_330 + (125 * 1048576), estimate.Traffic.Bytes);
    }

    [Fact]
    public void ZeroMemory_IsTrafficButNoTime()
    {
        // 10,000,000 zero bytes are ⌈2441.4⌉ = 2,442 pages of 8 bytes = 19,536 B.
        MigrationEstimate estimate = _textbook.Estimate(TestRequests.Textbook with { ZeroMemory = DataSize.FromBytes(10_000_000) });

        Assert.Equal(10.15808, estimate.TotalTime.TotalSeconds);
        Assert.Equal(1_334_040_330 + 19_536, estimate.Traffic.Bytes);
    }

    [Fact]
    public void MoreMemoryWrittenOrLessBandwidth_NeverMakesTheRoundsShorter()
    {
        // Downtime is a sawtooth in both (one round more makes it fall), the time spent in rounds is not.
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            MigrationRequest request = TestRequests.Random(random);
            double live = LiveSeconds(request);

            Assert.True(LiveSeconds(request with { DowntimeLimit = request.DowntimeLimit / 2 }) >= live - 1e-6);
            Assert.True(LiveSeconds(request with { Bandwidth = request.Bandwidth * 1.5 }) <= live + 1e-6 || !Converges(request));
        }
    }

    [Fact]
    public void Converged_MeansWithinTheLimitAndTrafficCoversMemory()
    {
        var random = new Random(4);
        int converged = 0;
        for (int i = 0; i < 300; i++)
        {
            MigrationRequest request = TestRequests.Random(random);
            MigrationEstimate estimate = _textbook.Estimate(request);
            converged += estimate.Converged ? 1 : 0;

            Assert.Equal(estimate.Converged, estimate.Downtime <= request.DowntimeLimit + TimeSpan.FromTicks(1));
            Assert.True(estimate.Traffic >= request.Memory);
            Assert.True(estimate.TotalTime >= estimate.ResumeAt && estimate.ResumeAt >= estimate.Downtime);
        }

        Assert.InRange(converged, 30, 299);
    }

    [Fact]
    public void OutOfRangeRequests_AreRefused()
    {
        MigrationRequest good = TestRequests.Textbook;
        MigrationRequest[] bad =
        [
            good with { Memory = DataSize.Zero }, good with { Bandwidth = DataRate.Zero },
            good with { Bandwidth = DataRate.FromBytesPerSecond(double.NaN) },
            good with { Bandwidth = DataRate.FromBytesPerSecond(double.PositiveInfinity) },
            good with { DowntimeLimit = TimeSpan.FromSeconds(-1) }, good with { RoundTrip = TimeSpan.FromSeconds(-1) },
            good with { ZeroMemory = DataSize.FromBytes(-1) },
        ];

        Assert.All(bad, request => Assert.All(MigrationModels.CreateAll(), m => Assert.Throws<ArgumentException>(() => m.Estimate(request))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PreCopyOptions { SlowdownShare = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationOverheads { Resume = TimeSpan.FromSeconds(-1) });
    }

    private static ConstantDirtyCurve Constant(double mebibytesPerSecond) =>
        new(DataRate.FromMebibytesPerSecond(mebibytesPerSecond), DataSize.FromMebibytes(1024));

    private static double LiveSeconds(MigrationRequest request)
    {
        MigrationEstimate estimate = _textbook.Estimate(request);
        return (estimate.TotalTime - estimate.Downtime).TotalSeconds;
    }

    private static bool Converges(MigrationRequest request) => _textbook.Estimate(request).Converged;
}
