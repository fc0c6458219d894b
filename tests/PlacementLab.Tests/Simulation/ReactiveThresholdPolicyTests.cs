using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Simulation;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class ReactiveThresholdPolicyTests
{
    [Fact]
    public void Decide_HostAboveThreshold_GivesAwayUntilBelow()
    {
        // 60 + 35 % = 95 % > 90 %; equal memory, so the first VM by index moves; 35 % stays.
        Assert.Equal([1, 0], Decide(SmallScenario.Of(2, [0, 0], [60, 0], [35, 0]), "proactive", []).HostOf);
    }

    [Fact]
    public void Decide_HostBelowThreshold_MovesNothing() =>
        Assert.Equal([0, 0], Decide(SmallScenario.Of(2, [0, 0], [50, 0], [35, 0]), "proactive", []).HostOf);

    [Fact]
    public void Decide_DrainedHost_GivesAwayAll() =>
        Assert.Equal([1, 1], Decide(SmallScenario.Of(2, [0, 0], [20, 0], [35, 0]), "maintenance", [0]).HostOf);

    [Fact]
    public void Decide_Consolidate_EmptiesLeastLoadedHost() =>
        Assert.Equal([0, 0], Decide(SmallScenario.Of(2, [0, 1], [50, 0], [30, 0]), "consolidate", []).HostOf);

    [Fact]
    public void Decide_NowhereToGo_KeepsAll() =>
        Assert.Equal([0, 0, 1], Decide(SmallScenario.Of(2, [0, 0, 1], [60, 0], [35, 0], [80, 0]), "proactive", []).HostOf);

    private static Assignment Decide(SimulationScenario scenario, string goal, int[] offline)
    {
        IMigrationModel model = MigrationModels.Create(MigrationScheme.PreCopy, new MigrationModelSettings());
        var observation = new Observation
        {
            Scenario = scenario,
            Sample = 1,
            History = scenario.Demand.HistoryAt(0),
            Current = scenario.Start,
            Estimator = new FleetMigrationEstimator(scenario, model, 0),
            OfflineHosts = offline,
        };
        return new ReactiveThresholdPolicy(GoalPreset.Named(goal, "test"), new PlacementRules()).Decide(observation, CancellationToken.None).Target;
    }
}
