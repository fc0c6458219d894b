using PlacementLab.Migration;
using PlacementLab.Simulation;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class PredictivePolicyTests
{
    [Fact]
    public void Decide_HostAtRisk_IsRelieved()
    {
        // Host 0 carries 60 + 35 % = 95 % > 90 %: overload costs 1 · 1 h · 0.3 = 0.3; a second host costs about 0.1 kWh · 0.2 = 0.02.
        SimulationScenario scenario = SmallScenario.Of(2, [0, 0], [60, 0], [35, 0]);
        PolicyDecision decision = Decide(scenario, "proactive", 0.9);

        Assert.Equal(2, decision.Target.HostOf.Distinct().Count());
        Assert.Equal([1f, 0f], decision.PredictedOverload);
        Assert.Equal([0], decision.Solve!.SourceHosts);
        Assert.Equal(2, decision.Solve.FreeVms);
    }

    [Fact]
    public void Decide_NoHostAtRisk_MovesNothing() =>
        Assert.Equal([0, 0], Decide(SmallScenario.Of(2, [0, 0], [50, 0], [35, 0]), "proactive", 0.9).Target.HostOf);

    [Fact]
    public void Decide_DrainedHost_IsEmptied() =>
        Assert.Equal([1, 1], Decide(SmallScenario.Of(2, [0, 0], [20, 0], [35, 0]), "maintenance", 0.9, 0).Target.HostOf);

    [Fact]
    public void Decide_Consolidate_EmptiesTheLeanHost() =>
        Assert.Single(Decide(SmallScenario.Of(2, [0, 1], [50, 0], [30, 0]), "consolidate", 0.9).Target.HostOf.Distinct());

    [Fact]
    public void Decide_Balance_FullestHostGivesToTheEmptierOne()
    {
        // Mean 40 %: 80 % and 0 % cost 0.5 · (0.4)² = 0.08 an hour, 40 % and 40 % nothing, and the second host 0.02.
        Assert.Equal(2, Decide(SmallScenario.Of(2, [0, 0], [40, 0], [40, 0]), "balance", 2).Target.HostOf.Distinct().Count());
        Assert.Equal([0, 0], Decide(SmallScenario.Of(2, [0, 0], [40, 0], [40, 0]), "proactive", 2).Target.HostOf);
    }

    [Theory]
    [InlineData("share", 1)]
    [InlineData("consolidate", 0)]
    public void Run_ShareOverbooksTo125Percent_AndThePlanCarriesItOut(string goal, int migrations)
    {
        // 60 + 55 % = 115 % of a host: allowed by share (125 %), by no other goal; the model fears nothing below 200 %.
        SimulationScenario scenario = SmallScenario.Of(2, [0, 1], [60, 10], [55, 10]);
        var policy = new PredictivePolicy(SmallPredictive.Options(scenario, goal, 2));
        SimulationResult result = new ConsolidationSimulator(scenario, new SimulationSettings { From = 1, Until = 2 })
            .Run(policy, MigrationModels.Create(MigrationScheme.StopAndCopy, new MigrationModelSettings()), null, CancellationToken.None);

        Assert.Equal(migrations, result.Migrations.Count);
    }

    [Fact]
    public void Decide_Share_PricesTheLoadOfTheRealHost()
    {
        SimulationScenario scenario = SmallScenario.Of(2, [0, 1], [60, 0], [55, 0]);
        PolicyDecision decision = Decide(scenario, "share", 2);

        // 500 of 1,000 MIPS: 150 W · 1 h = 0.15 kWh · 0.2 = 0.03, whatever may be booked.
        Assert.Equal(0.03, decision.Solve!.Problem.Objective.HostTerms[1].Term.CurvesOf(decision.Solve.Problem)[0].At(500), 9);
        Assert.Equal([1250, 1250], decision.Bookable.Select(b => b.CpuMips));
    }

    private static PolicyDecision Decide(SimulationScenario scenario, string goal, double limit, params int[] offline) =>
        new PredictivePolicy(SmallPredictive.Options(scenario, goal, limit)).Decide(SmallPredictive.At1(scenario, offline), CancellationToken.None);
}
