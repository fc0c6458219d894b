using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using PlacementLab.Migration;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Simulation;

namespace PlacementLab.Tests.Simulation;

/// <summary>A predictive policy on a <see cref="SmallScenario"/>: certain of overload above a share of the capacity, horizon one hour.</summary>
internal static class SmallPredictive
{
    private const int Horizon = 12;

    public static PredictivePolicyOptions Options(SimulationScenario scenario, string goal, double limit) => new()
    {
        Name = "test",
        Goal = GoalPreset.Named(goal, "test"),
        Rules = new PlacementRules(),
        OverloadModel = new StubOverloadModel(limit, Horizon),
        VmForecaster = new LastValueForecaster().Fit(new DemandHistory([new float[30]], 29, 288), Horizon), // no error, so every quantile is the last value
        PenaltyTables = [.. scenario.Datacenter.Hosts.Select(_ => new OverloadPenaltyTable(limit, [0, 1]))],
        Solvers = _ => [new LocalSearchSolver()],
    };

    /// <summary>What is known before sample 1.</summary>
    public static Observation At1(SimulationScenario scenario, params int[] offline) => new()
    {
        Scenario = scenario,
        Sample = 1,
        History = scenario.Demand.HistoryAt(0),
        Current = scenario.Start,
        Estimator = new FleetMigrationEstimator(scenario, MigrationModels.Create(MigrationScheme.PreCopy, new MigrationModelSettings()), 0),
        OfflineHosts = offline,
    };
}
