using System.Collections.Immutable;
using PlacementLab.Experiments.Results;
using PlacementLab.Experiments.Running;
using PlacementLab.Experiments.Scenarios;
using PlacementLab.Experiments.Specs;
using PlacementLab.Simulation;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class ExperimentTests
{
    private const int TestStart = 216; // hour 18
    private static readonly Lazy<ExperimentResult> _proactive = new(() => Run(TinyFleet.Spec()));

    [Fact]
    public void Run_ComparesEveryPolicyWithEveryScheme()
    {
        Assert.Equal(
            [
                ("no-migration", "none"),
                ("reactive-threshold", "pre-copy"), ("reactive-threshold", "post-copy"),
                ("predictive-cp-sat", "pre-copy"), ("predictive-cp-sat", "post-copy"),
            ],
            _proactive.Value.Runs.Select(r => (r.Policy, r.Scheme)));
        Assert.All(_proactive.Value.Runs, r => Assert.Equal(72, r.Intervals.Length));
        Assert.All(_proactive.Value.Runs.Skip(1), r => Assert.True(r.Migrations.Count > 0, r.Policy));
        Assert.NotEmpty(_proactive.Value.Solvers);
    }

    [Fact]
    public void Run_Again_GivesTheSameNumbers()
    {
        ExperimentResult again = Run(TinyFleet.Spec());
        Assert.Equal(_proactive.Value.Runs.Select(PolicyRow.Of), again.Runs.Select(PolicyRow.Of));
        Assert.Equal(_proactive.Value.Conclusion, again.Conclusion);
        foreach ((SimulationResult first, SimulationResult second) in _proactive.Value.Runs.Zip(again.Runs))
        {
            AssertSame(first.Intervals, second.Intervals);
        }
    }

    [Fact]
    public void Run_WithAnotherFuture_DecidesTheSameUntilItIsSeen()
    {
        // The demand changes from sample 250 on, so all that is decided up to the start of sample 250 must be as before.
        const int change = 250;
        ExperimentResult other = Run(TinyFleet.Spec(), change);
        foreach ((SimulationResult first, SimulationResult second) in _proactive.Value.Runs.Zip(other.Runs))
        {
            AssertSame([.. first.Intervals.Take(change - TestStart)], [.. second.Intervals.Take(change - TestStart)]);
            IntervalRecord atChange = first.Intervals[change - TestStart];
            Assert.Equal(atChange.Migrations, second.Intervals[change - TestStart].Migrations);
            Assert.Equal(atChange.PredictedOverload, second.Intervals[change - TestStart].PredictedOverload);
            Assert.NotEqual(first.Energy, second.Energy);
        }
    }

    [Fact]
    public void Run_NoMigration_EqualsTheEnergyAndOverloadOfTheStartByHand()
    {
        ExperimentSpec spec = TinyFleet.Spec();
        SimulationScenario scenario = ScenarioBuilder.Build(spec, TinyFleet.Traces(), SplitRule.For(TinyFleet.Traces(), null));
        double joules = 0;
        double overloadedHours = 0;
        for (int sample = TestStart; sample < TinyFleet.Samples; sample++)
        {
            foreach (PlacementLab.Infrastructure.Host host in scenario.Datacenter.Hosts)
            {
                int[] vms = [.. Enumerable.Range(0, 16).Where(vm => scenario.Start[vm] == host.Index)];
                double load = vms.Sum(vm => (double)scenario.Demand.DemandMips[vm][sample]) / host.Type.Cpu.Mips;
                joules += vms.Length == 0 ? 0 : host.Type.PowerCurve.At(load).Watts * 300;
                overloadedHours += load > 1 ? 300 / 3600.0 : 0;
            }
        }

        Assert.Equal(joules, _proactive.Value.Runs[0].Energy.Joules, 3);
        Assert.Equal(overloadedHours, _proactive.Value.Runs[0].OverloadedHostHours, 9);
        Assert.True(overloadedHours > 0);
    }

    [Fact]
    public void Run_Maintenance_EmptiesTheHostInTime_AndNoMigrationCannotWin()
    {
        ExperimentResult result = Run(TinyFleet.Spec("maintenance"));

        Assert.True(result.Runs[0].VmsNotDrained > 0);
        Assert.All(result.Runs.Skip(1), r => Assert.Equal(0, r.VmsNotDrained));
        Assert.Contains("which leaves", result.Conclusion);
    }

    [Theory]
    [InlineData("consolidate")]
    [InlineData("balance")]
    [InlineData("share")]
    public void Run_EveryGoal_CompletesWithValidPlans(string goal)
    {
        ExperimentResult result = Run(TinyFleet.Spec(goal) with { Schemes = ["stop-and-copy"] });
        Assert.All(result.Runs.Skip(1), r => Assert.True(r.PlansChecked > 0));
    }

    [Theory]
    [InlineData("goal", "fast")]
    [InlineData("policies", "best")]
    [InlineData("schemes", "warm")]
    [InlineData("migration.stopRule", "never")]
    public void Constructor_UnknownName_SaysWhere(string place, string name)
    {
        ExperimentSpec spec = TinyFleet.Spec();
        spec = place switch
        {
            "goal" => spec with { Goal = name },
            "policies" => spec with { Policies = [name] },
            "schemes" => spec with { Schemes = [name] },
            _ => spec with { Migration = new MigrationSpec { StopRule = name } },
        };
        Assert.Equal(place, Assert.Throws<InvalidInputException>(() => new Experiment(spec)).Place);
    }

    private static void AssertSame(ImmutableArray<IntervalRecord> first, ImmutableArray<IntervalRecord> second)
    {
        Assert.Equal(first.Length, second.Length);
        foreach ((IntervalRecord a, IntervalRecord b) in first.Zip(second))
        {
            Assert.Equal(a.LoadRatio, b.LoadRatio);
            Assert.Equal(a.PredictedOverload, b.PredictedOverload);
            Assert.Equal((a.Sample, a.ActiveHosts, a.OverloadedHosts, a.Migrations, a.MeanWatts), (b.Sample, b.ActiveHosts, b.OverloadedHosts, b.Migrations, b.MeanWatts));
        }
    }

    private static ExperimentResult Run(ExperimentSpec spec, int changedFrom = TinyFleet.Samples) =>
        new Experiment(spec).Run(TinyFleet.Data(changedFrom: changedFrom), null, CancellationToken.None);
}
