using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.StopRules;

public sealed class StopRulePresetsTests
{
    private static readonly DataRate _100 = DataRate.FromMebibytesPerSecond(100);

    [Theory]
    [InlineData(100, 22)] // 1024 + 100·(n − 1) ≥ 3·1024 first at n = 22 (3,124 MiB sent), before the 29th round
    [InlineData(50, 29)] // 1024 + 50·(n − 1) ≥ 3072 only at n = 42: the cap on rounds comes first
    public void Xen45_StopsAfter29RoundsOrThreeTimesTheMemory(double hotMebibytes, int rounds)
    {
        MigrationEstimate estimate = Estimate(StopRulePresets.Xen45, TestRequests.Textbook with { DirtyCurve = HotSet(hotMebibytes) });

        Assert.Equal(rounds, estimate.Rounds);
        Assert.Equal(MigrationOutcome.ForcedStop, estimate.Outcome);
        Assert.False(estimate.Converged);
    }

    [Fact]
    public void HyperV_StopsAfterFivePasses()
    {
        // D = 100, σ = 0.8: V5 = 1024·0.8^5 = 335.54432 MiB > 50: forced; downtime 335.54432/125 + 115,100/131,072,000 + 0.01 = 2.69523270 s.
        // D = 25, σ = 0.2: V2 = 40.96 ≤ 50 MiB.
        MigrationEstimate forced = Estimate(StopRulePresets.HyperV, TestRequests.Textbook with { DirtyCurve = Constant(100) });
        MigrationEstimate completed = Estimate(StopRulePresets.HyperV, TestRequests.Textbook);

        Assert.Equal((5, MigrationOutcome.ForcedStop), (forced.Rounds, forced.Outcome));
        Assert.Equal(2.6952327, forced.Downtime.TotalSeconds, 6);
        Assert.Equal((2, MigrationOutcome.Completed), (completed.Rounds, completed.Outcome));
    }

    [Fact]
    public void Nova_WaitsForTheDowntimeLimitThatGrows()
    {
        // 2 GiB: a step each 150 s, limit 50 + 45·i ms, at 100 MiB/s 5 + 4.5·i MiB. 20 MiB are dirty after each round: first
        // i with 5 + 4.5·i ≥ 20 is 4 (23 MiB), from 600 s on. Downtime 20/100 + 115,100/104,857,600 + 0.01 = 0.21109768 s.
        MigrationEstimate estimate = Estimate(StopRulePresets.Nova, TwoGibibytes(HotSet(20)));

        Assert.Equal(MigrationOutcome.Completed, estimate.Outcome);
        Assert.InRange(estimate.TotalTime.TotalSeconds, 600.2, 600.5);
        Assert.Equal(0.2110977, estimate.Downtime.TotalSeconds, 4);
    }

    [Fact]
    public void Nova_AbortsAfter800SecondsPerGibibyte()
    {
        // 100 MiB > 500 ms·100 MiB/s = 50 MiB: given up after 1,600 s, with the VM at the source all the time.
        MigrationEstimate estimate = Estimate(StopRulePresets.Nova, TwoGibibytes(HotSet(100)));

        Assert.Equal((MigrationOutcome.Aborted, false), (estimate.Outcome, estimate.Converged));
        Assert.Equal(1600, estimate.TotalTime.TotalSeconds, 6);
        Assert.Equal(estimate.TotalTime, estimate.ResumeAt);
        Assert.Equal(TimeSpan.Zero, estimate.Downtime);
        Assert.All(estimate.Phases, p => Assert.Equal(VmLocation.Source, p.VmRunsOn));
        Assert.Equal(1600 * 100 * 1048576.0 * 4104 / 4096, estimate.Traffic.Bytes, 1e6);
        Assert.Equal(MigrationOutcome.ForcedStop, Estimate(StopRulePresets.Nova with { OnNonConvergence = NonConvergenceAction.Stop }, TwoGibibytes(HotSet(100))).Outcome);
    }

    [Fact]
    public void Nova_CountsSmallGuestsAsTwoGibibytes()
    {
        MigrationRequest small = TwoGibibytes(HotSet(100)) with { Memory = DataSize.FromMebibytes(512) };

        Assert.Equal(1600, Estimate(StopRulePresets.Nova, small).TotalTime.TotalSeconds, 6);
    }

    [Fact]
    public void KubeVirt_AbortsAfter150SecondsWithoutProgress()
    {
        // Round 1 sends 2,020 MiB in 20.2 s; the rest falls to the 100 MiB of the hot set within a few rounds of about a second.
        MigrationEstimate estimate = Estimate(StopRulePresets.KubeVirt, TwoGibibytes(HotSet(100)));

        Assert.Equal(MigrationOutcome.Aborted, estimate.Outcome);
        Assert.InRange(estimate.TotalTime.TotalSeconds, 170.2, 176);
    }

    [Fact]
    public void KubeVirt_AbortsAfter150SecondsPerGibibyte()
    {
        // 1 GiB at 5 MiB/s would take 204.8 s: cut off in the first round after 150 s and 750 MiB.
        MigrationRequest slow = TwoGibibytes(Constant(0)) with { Memory = DataSize.FromGibibytes(1), Bandwidth = DataRate.FromMebibytesPerSecond(5) };

        MigrationEstimate estimate = Estimate(StopRulePresets.KubeVirt, slow);

        Assert.Equal(MigrationOutcome.Aborted, estimate.Outcome);
        Assert.Equal(150, estimate.TotalTime.TotalSeconds, 9);
        Assert.Equal(750 * 1048576.0 * 4104 / 4096, estimate.Traffic.Bytes, 1.0);
        Assert.Equal(MigrationOutcome.Completed, Estimate(StopRulePresets.KubeVirt, slow with { ZeroMemory = DataSize.FromGibibytes(1) }).Outcome);
    }

    [Fact]
    public void KubeVirtWithPostCopy_SwitchesInsteadOfAborting()
    {
        // At the switch the hot set is missing: 100/100 = 1 s of tail after a stop of 115,100/104,857,600 + 0.01 = 0.01109768 s.
        MigrationEstimate estimate = Estimate(
            StopRulePresets.KubeVirt with { OnNonConvergence = NonConvergenceAction.SwitchToPostCopy }, TwoGibibytes(HotSet(100)));

        Assert.Equal((MigrationScheme.PreCopy, MigrationOutcome.SwitchedToPostCopy, false), (estimate.Scheme, estimate.Outcome, estimate.Converged));
        Assert.Equal(0.0110977, estimate.Downtime.TotalSeconds, 6);
        Assert.Equal(1.0, (estimate.TotalTime - estimate.ResumeAt).TotalSeconds, 0.01);
        Assert.True(estimate.ResidualRisk > 0);
        Assert.True(estimate.DemandFaults > 0);
    }

    [Fact]
    public void EveryPreset_EndsEveryMigration()
    {
        var random = new Random(8);
        var outcomes = new HashSet<MigrationOutcome>();
        for (int i = 0; i < 100; i++)
        {
            MigrationRequest request = TestRequests.Random(random);
            foreach (IStopRule rule in StopRulePresets.All)
            {
                MigrationEstimate estimate = Estimate(rule, request);

                outcomes.Add(estimate.Outcome);
                Assert.Equal(estimate.Converged, estimate.Outcome == MigrationOutcome.Completed);
            }
        }

        Assert.Equal([MigrationOutcome.Completed, MigrationOutcome.ForcedStop, MigrationOutcome.Aborted], outcomes.Order());
    }

    private static MigrationEstimate Estimate(IStopRule rule, MigrationRequest request) =>
        new PreCopyModel(new PreCopyOptions { StopRule = rule }).Estimate(request);

    private static MigrationRequest TwoGibibytes(DirtyCurve curve) =>
        new() { Memory = DataSize.FromGibibytes(2), Bandwidth = _100, DirtyCurve = curve };

    private static ConstantDirtyCurve Constant(double mebibytesPerSecond) =>
        new(DataRate.FromMebibytesPerSecond(mebibytesPerSecond), DataSize.FromMebibytes(1024));

    private static SaturatingDirtyCurve HotSet(double mebibytes) =>
        new(DataRate.FromMebibytesPerSecond(100_000), DataSize.FromMebibytes(mebibytes));
}
