using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class ProcessMigrationModelTests
{
    private static readonly MigrationRequest _request = TestRequests.Textbook with
    {
        ProcessState = DataSize.FromMebibytes(256),
        ForwardedCallsPerSecond = 100,
    };

    private static readonly ProcessMigrationModel _model = new(new ProcessMigrationOptions { ForwardingTime = TimeSpan.FromMilliseconds(0.8) });

    [Fact]
    public void StateIsCopiedFrozen_ThenCallsAreForwarded()
    {
        // 256/125 = 2.048 s frozen, 60 s dependent. L = 0.2 + 0.8 = 1 ms: N = 60·100/(1 + 100·0.001) = 5,454.5454 calls, which cost 5.4545455 s
        // and 5,454.5454·1,024 = 5,585,454.5 B; state 256·2^20·4104/4096 = 268,959,744 B. Sum 274,545,198.5 → …199 B or …198 B.
        MigrationEstimate estimate = _model.Estimate(_request);

        Assert.Equal(2.048, estimate.Downtime.TotalSeconds, 9);
        Assert.Equal(estimate.Downtime, estimate.ResumeAt);
        Assert.Equal(62.048, estimate.TotalTime.TotalSeconds, 9);
        Assert.Equal(5.4545455, estimate.Slowdown.TotalSeconds, 6);
        Assert.Equal(274_545_198.5, estimate.Traffic.Bytes, 1.0);
        Assert.Equal(new FailureRates().LossOfSplitVm(60), estimate.ResidualRisk);
        Assert.Equal(
            ["freeze", "reservation", "process state", "resume", "residual dependency", "release"], estimate.Phases.Select(p => p.Name));
        Assert.Equal(new MigrationPhase("residual dependency", 2.048, 62.048, 5_585_454.545454545, VmLocation.Destination), estimate.Phases[4]);
    }

    [Fact]
    public void WithoutDependency_ItIsStopAndCopy()
    {
        var model = new ProcessMigrationModel(new ProcessMigrationOptions { ResidualTime = TimeSpan.Zero });

        Assert.Equal(
            new StopAndCopyModel().Estimate(TestRequests.Textbook) with { Phases = [] },
            model.Estimate(TestRequests.Textbook) with { Scheme = MigrationScheme.StopAndCopy, Phases = [] });
    }

    [Fact]
    public void BusyCaller_IsSlowedDownByLessThanTheWholeTime()
    {
        // 10^6 calls/s at 1 ms: N = 60·10^6/1001 = 59,940.06, which is 59.94 s of 60.
        MigrationEstimate estimate = _model.Estimate(_request with { ForwardedCallsPerSecond = 1e6 });

        Assert.Equal(59.94006, estimate.Slowdown.TotalSeconds, 4);
    }

    [Fact]
    public void ValuesOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => _model.Estimate(_request with { ProcessState = DataSize.Zero }));
        Assert.Throws<ArgumentException>(() => _model.Estimate(_request with { ForwardedCallsPerSecond = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProcessMigrationOptions { ResidualTime = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProcessMigrationOptions { ForwardingTime = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProcessMigrationOptions { ForwardedCallSize = DataSize.FromBytes(-1) });
    }
}
