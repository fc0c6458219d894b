using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class HybridModelTests
{
    [Fact]
    public void OneRound_ThenStateThenTheRest()
    {
        // t0 = 8.192 s, V1 = 204.8 MiB; T_down = 0.0108781 s (115,100 B and 10 ms); tail 204.8/125 = 1.6384 s.
        // Total 8.192 + 0.0108781 + 1.6384 = 9.8412781 s; traffic (1024 + 204.8)·2^20·4104/4096 + 115,100
        // = 1,291,006,771.2 + 115,100 → 1,291,121,871 B.
        MigrationEstimate estimate = new HybridModel().Estimate(TestRequests.Textbook);

        Assert.Equal(1, estimate.Rounds);
        Assert.Equal(0.0108781, estimate.Downtime.TotalSeconds, 7);
        Assert.Equal(8.2028781, estimate.ResumeAt.TotalSeconds, 7);
        Assert.Equal(9.8412781, estimate.TotalTime.TotalSeconds, 7);
        Assert.Equal(1_291_121_871, estimate.Traffic.Bytes);
    }

    [Fact]
    public void Slowdown_IsTheRoundsShareAndTheFaultsOnWhatIsLeft()
    {
        // Rounds: 0.1·8.192 = 0.8192 s. Faults: a fifth of the memory is missing, ρ·m0 = 6,400·0.2 = 1,280/s, L = 0.0058 s,
        // a = 7.424, τ = 1.6384 s: 1.6384·(1 − ln(8.424)/7.424) = 1.6384·(1 − 2.1310849/7.424) = 1.1680925 s. Sum 1.98729 s.
        MigrationEstimate estimate = new HybridModel().Estimate(TestRequests.Textbook);

        Assert.Equal(1.98729, estimate.Slowdown.TotalSeconds, 4);
    }

    [Fact]
    public void NoRounds_IsPostCopy()
    {
        MigrationEstimate hybrid = new HybridModel(new HybridOptions { MaxRounds = 0 }).Estimate(TestRequests.Textbook);

        Assert.Equal(
            new PostCopyModel().Estimate(TestRequests.Textbook) with { Phases = [] },
            hybrid with { Scheme = MigrationScheme.PostCopy, Phases = [] });
    }

    [Fact]
    public void MoreRounds_SendMoreAndRiskLess()
    {
        MigrationEstimate[] byRounds =
            [.. Enumerable.Range(1, 4).Select(k => new HybridModel(new HybridOptions { MaxRounds = k }).Estimate(TestRequests.Textbook))];

        for (int i = 1; i < byRounds.Length; i++)
        {
            Assert.Equal(i + 1, byRounds[i].Rounds);
            Assert.True(byRounds[i].Traffic > byRounds[i - 1].Traffic);
            Assert.True(byRounds[i].ResidualRisk < byRounds[i - 1].ResidualRisk);
        }
    }

    [Fact]
    public void IdleVm_NeedsOneRoundAndNoTail()
    {
        var idle = new ConstantDirtyCurve(DataRate.Zero, DataSize.FromMebibytes(1024));

        MigrationEstimate estimate = new HybridModel(new HybridOptions { MaxRounds = 3 }).Estimate(TestRequests.Textbook with { DirtyCurve = idle });

        Assert.Equal(1, estimate.Rounds);
        Assert.Equal(0, estimate.ResidualRisk);
        Assert.Equal(estimate.ResumeAt, estimate.TotalTime);
    }

    [Fact]
    public void NegativeRounds_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HybridOptions { MaxRounds = -1 });
}
