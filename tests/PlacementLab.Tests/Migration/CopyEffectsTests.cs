using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class CopyEffectsTests
{
    private static readonly PreCopyModel _textbook = new();

    [Fact]
    public void WireShareOfTheFirstRound_SpeedsItUpAndSavesTraffic()
    {
        // Round 1 at 125/0.5 = 250 MiB/s: 4.096 s, V1 = 102.4 MiB; then 125 MiB/s: 0.8192 s, V2 = 20.48 ≤ 50: 0.16384 s. Total 5.07904 s.
        // Wire 1024·(0.5 + 8/4096) + (102.4 + 20.48)·4104/4096 = 514 + 123.12 = 637.12 MiB.
        MigrationEstimate estimate = _textbook.Estimate(With(new CopyEffects { FirstRoundWireShare = 0.5 }));

        Assert.Equal(5.07904, estimate.TotalTime.TotalSeconds, 9);
        Assert.Equal(0.16384, estimate.Downtime.TotalSeconds, 9);
        Assert.Equal(637.12 * 1048576, estimate.Traffic.Bytes, 1.0);
    }

    [Fact]
    public void WireShareOfLaterRounds_SpeedsUpTheStopToo()
    {
        // V1 = 204.8 MiB at 250 MiB/s: 0.8192 s, V2 = 20.48 MiB: 0.08192 s. Total 8.192 + 0.8192 + 0.08192 = 9.09312 s.
        // Wire 1024·4104/4096 + 225.28·(0.5 + 8/4096) = 1026 + 113.08 = 1139.08 MiB.
        MigrationEstimate estimate = _textbook.Estimate(With(new CopyEffects { LaterRoundWireShare = 0.5 }));

        Assert.Equal(9.09312, estimate.TotalTime.TotalSeconds, 9);
        Assert.Equal(1139.08 * 1048576, estimate.Traffic.Bytes, 1.0);
    }

    [Fact]
    public void SlowEncoder_LimitsTheSpeed()
    {
        // max(1024·0.5/125, 1024/100) = 10.24 s.
        var effects = new CopyEffects { FirstRoundWireShare = 0.5, EncodingBytesPerSecond = 100 * 1048576 };

        Assert.Equal(10.24, new StopAndCopyModel().Estimate(With(effects)).TotalTime.TotalSeconds, 9);
    }

    [Fact]
    public void ShareThatFitsTheLimit_IsThatOfTheWire()
    {
        // 100 MiB at half the wire bytes take 0.4 s = the limit: no round.
        MigrationEstimate estimate = _textbook.Estimate(With(new CopyEffects { FirstRoundWireShare = 0.5 }) with { Memory = DataSize.FromMebibytes(100) });

        Assert.Equal((0, 0.4), (estimate.Rounds, estimate.Downtime.TotalSeconds));
    }

    [Fact]
    public void AutoConverge_ThrottlesEverySecondHighRound()
    {
        // R = 125, D = 100 MiB/s, CPU-bound; a round above 50 % counts, each second one raises p. p = 0: V1 = 819.2, V2 = 655.36;
        // p = 0.2: V3 = 419.4304, V4 = 268.435456; p = 0.3: V5 = 150.32385536, V6 = 84.181359002; p = 0.4: V7 = 0.673450872·60 = 40.407052 ≤ 50.
        // Rounds: 8.192 + 6.5536 + 5.24288 + 3.3554432 + 2.147483648 + 1.202590843 + 0.673450872 = 27.367448563 s;
        // throttled 0.2·8.5983232 + 0.3·3.350074491 + 0.4·0.673450872 = 2.994067336 s; slow-down 2.736744856 + 2.994067336 s.
        MigrationEstimate estimate = _textbook.Estimate(Throttled(100) with { CpuBoundWriter = true });

        Assert.Equal((7, true, 0.4), (estimate.Rounds, estimate.Converged, Math.Round(estimate.PeakThrottle, 12)));
        Assert.Equal(40.4070523 / 125, estimate.Downtime.TotalSeconds, 6);
        Assert.Equal(5.7308122, estimate.Slowdown.TotalSeconds, 6);
    }

    [Fact]
    public void AutoConverge_TurnsDivergenceIntoConvergenceForCpuBoundWritersOnly()
    {
        // D = 200 ≥ R = 125: p must exceed 1 − 125/200 = 0.375 before the rest shrinks.
        MigrationEstimate bound = _textbook.Estimate(Throttled(200) with { CpuBoundWriter = true });
        MigrationEstimate paced = _textbook.Estimate(Throttled(200));

        Assert.True(bound.Converged);
        Assert.InRange(bound.PeakThrottle, 0.375, 0.99);
        Assert.False(paced.Converged);
        Assert.Equal(0.99, paced.PeakThrottle);
    }

    [Fact]
    public void AutoConverge_LooksAtMostOnceASecond()
    {
        // 10 MiB at 125 MiB/s with D = 100, limit 1 ms (0.125 MiB): V_n = 10·0.8^n fits at n = 20; all rounds together take less than
        // 0.4 s, so nothing is ever throttled.
        MigrationEstimate estimate = _textbook.Estimate(Throttled(100) with
        {
            Memory = DataSize.FromMebibytes(10),
            DowntimeLimit = TimeSpan.FromMilliseconds(1),
            CpuBoundWriter = true,
        });

        Assert.Equal((20, 0.0), (estimate.Rounds, estimate.PeakThrottle));
    }

    [Fact]
    public void DirtyLogging_SlowsWritersInRounds()
    {
        // D = 12.5 MiB/s: V1 = 102.4, V2 = 10.24 MiB: 8.192 + 0.8192 + 0.08192 = 9.09312 s. Post-copy logs nothing.
        MigrationRequest request = TestRequests.Textbook with { DirtyLoggingFactor = 0.5 };

        Assert.Equal(9.09312, _textbook.Estimate(request).TotalTime.TotalSeconds, 9);
        Assert.Equal(new PostCopyModel().Estimate(TestRequests.Textbook), new PostCopyModel().Estimate(request));
    }

    [Fact]
    public void PostCopy_HonoursPushPrePagingAndPreemption()
    {
        // Push at 62.5 MiB/s: 16.384 s. ρ = 6,400/s, L = 0.0058 s, a = 37.12: stall 16.384·0.9019197 = 14.7770523 s; η = 0.5 halves it.
        // With a channel of its own L = 0.0002 s, a = 1.28: 8.192·(1 − ln(2.28)/1.28) = 8.192·(1 − 0.8241754/1.28) = 2.9172774 s.
        var model = new PostCopyModel();
        MigrationEstimate pushed = model.Estimate(With(new CopyEffects { PushShare = 0.5, PrePagingShare = 0.5 }));
        MigrationEstimate preempted = model.Estimate(With(new CopyEffects { ExtraPreemptChannel = true }));

        Assert.Equal(16.384, (pushed.TotalTime - pushed.ResumeAt).TotalSeconds, 6);
        Assert.Equal(7.38853, pushed.Slowdown.TotalSeconds, 4);
        Assert.Equal(7.38853 / 0.0058, pushed.DemandFaults, 0.1);
        Assert.Equal(2.91728, preempted.Slowdown.TotalSeconds, 4);
        Assert.Equal(2.91728 / 0.0002, preempted.DemandFaults, 1.0);
    }

    [Fact]
    public void Hybrid_SendsItsTailAsPagesSentAgain()
    {
        // Tail 204.8 MiB at 250 MiB/s = 0.8192 s; without a round all of memory at the first share, 1024/125 = 8.192 s.
        MigrationRequest request = With(new CopyEffects { LaterRoundWireShare = 0.5 });
        MigrationEstimate one = new HybridModel().Estimate(request);
        MigrationEstimate none = new HybridModel(new HybridOptions { MaxRounds = 0 }).Estimate(request);

        Assert.Equal(0.8192, (one.TotalTime - one.ResumeAt).TotalSeconds, 6);
        Assert.Equal(8.192, (none.TotalTime - none.ResumeAt).TotalSeconds, 6);
    }

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CopyEffects { FirstRoundWireShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CopyEffects { LaterRoundWireShare = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CopyEffects { EncodingBytesPerSecond = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CopyEffects { PushShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CopyEffects { PrePagingShare = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThrottleRule { InitialShare = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThrottleRule { IncrementShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThrottleRule { TriggerShare = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThrottleRule { TriggerPeriods = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThrottleRule { LeastPeriod = TimeSpan.FromSeconds(-1) });
    }

    private static MigrationRequest With(CopyEffects effects) => TestRequests.Textbook with { Effects = effects };

    private static MigrationRequest Throttled(double mebibytesPerSecond) => With(new CopyEffects { Throttle = ThrottleRule.Default }) with
    {
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(mebibytesPerSecond), DataSize.FromMebibytes(1024)),
    };
}
