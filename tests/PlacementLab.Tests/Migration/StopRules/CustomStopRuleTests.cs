using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.StopRules;

public sealed class CustomStopRuleTests
{
    private static readonly CustomStopRule _bare = new() { Name = "mine", Overheads = MigrationOverheads.None };

    [Fact]
    public void Throttling_RaisesAStepPerRoundUntilTheRestFits()
    {
        // R = 125, D = 100 MiB/s, CPU-bound: V1 = 819.2, V2 = 655.36 MiB (two rounds, the cap). Then D·(1 − p): 5.24288 s at p = 0.2: V3 = 419.4304;
        // 3.3554432 s at 0.3: V4 = 234.881024; 1.879048192 s at 0.4: V5 = 112.74289152; 0.90194313216 s at 0.5: V6 = 45.097156608 ≤ 50.
        // Rounds last 26.124914524 s; throttled 0.2·5.24288 + 0.3·3.3554432 + 0.4·1.879048192 + 0.5·0.901943132 = 3.257799803 s;
        // slow-down 2.612491452 + 3.257799803 = 5.870291255 s.
        MigrationEstimate estimate = Estimate(
            _bare with { MaxRounds = 2, OnNonConvergence = NonConvergenceAction.Throttle }, Writing(100) with { CpuBoundWriter = true });

        Assert.Equal((6, MigrationOutcome.Completed, 0.5), (estimate.Rounds, estimate.Outcome, Math.Round(estimate.PeakThrottle, 12)));
        Assert.Equal(45.097156608 / 125, estimate.Downtime.TotalSeconds, 6);
        Assert.Equal(5.8702913, estimate.Slowdown.TotalSeconds, 6);
    }

    [Fact]
    public void ThrottlingAPacedWriter_DoesNotHelpAndEndsInAForcedStop()
    {
        // Rounds 3 to 11 run at p = 0.2, 0.3, … 0.9, 0.99 and change nothing: V11 = 1024·0.8^11 = 87.9609302 MiB > 50.
        MigrationEstimate estimate = Estimate(_bare with { MaxRounds = 2, OnNonConvergence = NonConvergenceAction.Throttle }, Writing(100));

        Assert.Equal((11, MigrationOutcome.ForcedStop, 0.99), (estimate.Rounds, estimate.Outcome, estimate.PeakThrottle));
        Assert.Equal(87.9609302 / 125, estimate.Downtime.TotalSeconds, 6);
    }

    [Fact]
    public void RemainingBelow_IsAGoal()
    {
        // V1 = 204.8, V2 = 40.96, V3 = 8.192 MiB < 10.
        MigrationEstimate estimate = Estimate(
            _bare with { StopsAtDowntimeLimit = false, RemainingBelow = DataSize.FromMebibytes(10), MaxRounds = 30 }, TestRequests.Textbook);

        Assert.Equal((3, MigrationOutcome.Completed), (estimate.Rounds, estimate.Outcome));
    }

    [Fact]
    public void OwnDowntimeLimit_ReplacesTheRequests()
    {
        // 40 ms·125 MiB/s = 5 MiB: V4 = 1024·0.2^4 = 1.6384 MiB.
        Assert.Equal(4, Estimate(_bare with { DowntimeLimit = TimeSpan.FromMilliseconds(40) }, TestRequests.Textbook).Rounds);
    }

    [Fact]
    public void RuleWithoutCaps_GivesUpAfterFiveRoundsWithoutProgress()
    {
        // D = 1000 ≥ R: every round leaves all of memory, none is progress.
        MigrationEstimate estimate = Estimate(_bare, Writing(1000));

        Assert.Equal((5, MigrationOutcome.ForcedStop), (estimate.Rounds, estimate.Outcome));
    }

    [Fact]
    public void RuleWithAnUnreachableGoal_EndsBelowAPage()
    {
        // 2^30/5^8 = 2,748.8 B < 4,096 B.
        MigrationEstimate estimate = Estimate(_bare with { StopsAtDowntimeLimit = false }, TestRequests.Textbook);

        Assert.Equal((8, MigrationOutcome.Completed), (estimate.Rounds, estimate.Outcome));
    }

    [Fact]
    public void PatienceRounds_AreCounted() =>
        Assert.Equal(17, Estimate(_bare with { PatienceRounds = 17 }, Writing(1000)).Rounds);

    [Fact]
    public void SkippedRounds_AddUpAsIfTheyWereDone()
    {
        // Every round sends 1,024 MiB in 8.192 s without progress; time-out 1,000 s per GiB: 122 rounds take 999.424 s, the 123rd is
        // cut off at 1,000 s. Sent 1000·125 MiB. Rounds 65 and on are skipped to the time-out.
        MigrationEstimate estimate = Estimate(
            _bare with { TimeLimitSecondsPerGibibyte = 1000, OnNonConvergence = NonConvergenceAction.Abort }, Writing(1000));

        Assert.Equal(1000, estimate.TotalTime.TotalSeconds, 6);
        Assert.Equal(123, estimate.Rounds);
        Assert.Equal(125_000 * 1048576.0 * 4104 / 4096, estimate.Traffic.Bytes, 2.0);
    }

    [Theory]
    [InlineData(0, 50, 150)]
    [InlineData(149, 50, 150)]
    [InlineData(150, 95, 300)]
    [InlineData(1499, 455, 1500)]
    [InlineData(1500, 500, double.PositiveInfinity)]
    [InlineData(9999, 500, double.PositiveInfinity)]
    public void DowntimeSteps_AreThoseOfNova(double elapsedSeconds, double limitMilliseconds, double nextSeconds)
    {
        // d = 500 ms, n = 10, 75 s/GiB, 2 GiB: 50 ms, then 45 ms more each 150 s.
        var progress = new PreCopyProgress
        {
            Curve = TestRequests.Textbook.DirtyCurve,
            BytesPerSecond = 1e6,
            DowntimeLimitSeconds = 1,
            MemoryBytes = 2147483648,
            GuestBytes = 2147483648,
            RemainingBytes = limitMilliseconds * 1000,
            PreviousBytes = 1e9,
            LowestBytes = 1e9,
            ElapsedSeconds = elapsedSeconds,
        };
        CustomStopRule rule = StopRulePresets.Nova with { TimeLimitSecondsPerGibibyte = null };

        Assert.Equal(StopDecision.Stop, rule.Decide(progress with { RemainingBytes = progress.RemainingBytes * (1 - 1e-9) }));
        Assert.Equal(StopDecision.Continue, rule.Decide(progress with { RemainingBytes = progress.RemainingBytes * (1 + 1e-9) }));
        Assert.Equal(nextSeconds, rule.NextChangeSeconds(progress));
    }

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { DowntimeLimit = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { RemainingBelow = DataSize.FromBytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { MaxRounds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { MaxSentShare = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { TimeLimitSecondsPerGibibyte = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { LeastGibibytes = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { ProgressTimeOut = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => _bare with { PatienceRounds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DowntimeSteps(0, 75));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DowntimeSteps(10, 0));
    }

    private static MigrationEstimate Estimate(IStopRule rule, MigrationRequest request) =>
        new PreCopyModel(new PreCopyOptions { StopRule = rule }).Estimate(request);

    private static MigrationRequest Writing(double mebibytesPerSecond) => TestRequests.Textbook with
    {
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(mebibytesPerSecond), DataSize.FromMebibytes(1024)),
    };
}
