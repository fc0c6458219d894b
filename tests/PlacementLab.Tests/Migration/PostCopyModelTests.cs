using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration;

public sealed class PostCopyModelTests
{
    [Fact]
    public void TimesAndTraffic_AreThoseOfOnePassAfterTheMinimalState()
    {
        // T_down = 115,100/131,072,000 + 0.010 = 0.000878143 + 0.010 = 0.0108781 s; T = T_down + 1024/125 = 8.2028781 s;
        // each page once: 1024·2^20·4104/4096 + 115,100 = 1,075,838,976 + 115,100 B.
        MigrationEstimate estimate = new PostCopyModel().Estimate(TestRequests.Textbook);

        Assert.Equal(0.0108781, estimate.Downtime.TotalSeconds, 7);
        Assert.Equal(estimate.Downtime, estimate.ResumeAt);
        Assert.Equal(8.2028781, estimate.TotalTime.TotalSeconds, 7);
        Assert.Equal(1_075_838_976 + 115_100, estimate.Traffic.Bytes);
        Assert.Equal(0, estimate.Rounds);
        Assert.True(estimate.Converged);
    }

    [Fact]
    public void Stall_IsTheClosedLoopsClosedForm()
    {
        // ρ = 25·2^20/4096 = 6,400/s; L = 0.0002 + 0.7/125 = 0.0058 s; a = ρL = 37.12; τ = 8.192 s;
        // stall = τ·(1 − ln(38.12)/37.12) = 8.192·(1 − 3.640739/37.12) = 8.192·0.9019197 = 7.3885261 s.
        MigrationEstimate estimate = new PostCopyModel().Estimate(TestRequests.Textbook);

        Assert.Equal(7.38853, estimate.Slowdown.TotalSeconds, 4);
    }

    [Fact]
    public void MeasuredGuestOf16000WritesPerSecond_FaultsHundredsOfTimesNotThousands()
    {
        // 203 MB at 64 MiB/s, 20,000 pages, RTT 0.2 ms: L = 0.2 + 10.94 = 11.14 ms. The open loop gives some 12,400 faults; T/L = 272.
        var request = new MigrationRequest
        {
            Memory = DataSize.FromBytes(203_000_000),
            Bandwidth = DataRate.FromMebibytesPerSecond(64),
            DirtyCurve = new SaturatingDirtyCurve(DataRate.FromBytesPerSecond(16_000 * 4096.0), DataSize.FromBytes(20_000 * 4096)),
        };

        double faults = new PostCopyModel().Estimate(request).Slowdown.TotalSeconds / 0.0111375;

        Assert.InRange(faults, 158, 272);
    }

    [Fact]
    public void StallOfASmallWorkingSet_IsBoundedByItsPages()
    {
        // 10 pages of 4096 B touched fast: at most 10 faults of L = 0.0002 + 0.7/125 s (734,003 of the 734,003.2 B of 0.7 MiB).
        var curve = new SaturatingDirtyCurve(DataRate.FromMebibytesPerSecond(100), DataSize.FromBytes(10 * 4096));

        MigrationEstimate estimate = new PostCopyModel().Estimate(TestRequests.Textbook with { DirtyCurve = curve });

        Assert.Equal(10 * 0.0058, estimate.Slowdown.TotalSeconds, 6);
    }

    [Theory]
    [InlineData(1e-7)]
    [InlineData(0.9e-4)]
    [InlineData(1.1e-4)]
    [InlineData(0.5)]
    [InlineData(40)]
    [InlineData(1e4)]
    public void ClosedForm_EqualsNumericIntegration(double a)
    {
        // F = ∫₀^τ dt/(1/(ρ·m(t)) + L), m(t) = 1 − t/τ, by the midpoint rule; the stall is F·L.
        const double tail = 3;
        const double wait = 0.01;
        const int steps = 200_000;
        double rate = a / wait;
        double faults = 0;
        for (int i = 0; i < steps; i++)
        {
            double missing = 1 - ((i + 0.5) / steps);
            faults += tail / steps / ((1 / (rate * missing)) + wait);
        }

        double stall = DemandFaults.StallSeconds(tail, rate, wait, double.PositiveInfinity);

        Assert.Equal(faults * wait, stall, faults * wait * 1e-6);
        Assert.Equal(0.5 * stall, DemandFaults.StallSeconds(tail, rate, wait, 0.5 * stall / wait), stall * 1e-12);
    }

    [Fact]
    public void ResidualRisk_IsTheLossBeyondThatOfStaying()
    {
        // λ_s = 0.1, λ_d = 0.2, λ_n = 0.4 per hour, p_heal = 0.75, τ = 8.192 s = 0.00227555… h:
        // (1 − e^(−(0.1 + 0.2 + 0.1)·τ)) − (1 − e^(−0.1·τ)) = 9.0980810e-4 − 2.2752967e-4 = 6.8227843e-4.
        var rates = new FailureRates { SourcePerHour = 0.1, DestinationPerHour = 0.2, NetworkPerHour = 0.4, HealProbability = 0.75 };

        MigrationEstimate estimate = new PostCopyModel(new PostCopyOptions { FailureRates = rates }).Estimate(TestRequests.Textbook);

        Assert.Equal(6.8228e-4, estimate.ResidualRisk, 8);
    }

    [Fact]
    public void SlowerPush_LastsLongerAndRisksMore()
    {
        MigrationEstimate full = new PostCopyModel().Estimate(TestRequests.Textbook);
        MigrationEstimate slow = new PostCopyModel(new PostCopyOptions { PushShare = 0.5 }).Estimate(TestRequests.Textbook);

        Assert.Equal(8.192, (slow.TotalTime - full.TotalTime).TotalSeconds, 6);
        Assert.Equal(full.Downtime, slow.Downtime);
        Assert.Equal(full.Traffic, slow.Traffic);
        Assert.InRange(slow.ResidualRisk / full.ResidualRisk, 1.99, 2.01);
    }

    [Fact]
    public void IdleVm_NeverWaits()
    {
        var idle = new ConstantDirtyCurve(DataRate.Zero, DataSize.FromMebibytes(1024));

        Assert.Equal(TimeSpan.Zero, new PostCopyModel().Estimate(TestRequests.Textbook with { DirtyCurve = idle }).Slowdown);
    }

    [Fact]
    public void OptionsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostCopyOptions { PushShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostCopyOptions { AccessesPerWrite = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostCopyOptions { QueuedData = DataSize.FromBytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FailureRates { HealProbability = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FailureRates { NetworkPerHour = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnergyCoefficients { JoulesPerMegabyte = -1 });
    }
}
