using PlacementLab.Experiments.Specs;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Prediction.Overload;
using PlacementLab.Simulation;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Running;

/// <summary>The policies that a specification can name.</summary>
public static class PolicyCatalog
{
    private const string Reactive = "reactive-threshold";
    private const string Predictive = "predictive-cp-sat";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [NoMigrationPolicy.PolicyName, Reactive, Predictive];

    /// <summary>Creates a policy.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="spec">The experiment.</param>
    /// <param name="scenario">The fleet.</param>
    /// <param name="training">Fitted predictors.</param>
    /// <exception cref="InvalidInputException">There is no such policy.</exception>
    public static IMigrationPolicy Create(string name, ExperimentSpec spec, SimulationScenario scenario, OverloadTrainingResult training)
    {
        GoalPreset goal = GoalPreset.Named(spec.Goal, "goal");
        var rules = new PlacementRules
        {
            BandwidthBudget = DataSize.FromGibibytes(spec.Placement.BandwidthBudgetGib),
            DowntimeSla = TimeSpan.FromSeconds(spec.Placement.DowntimeSlaSeconds),
        };
        return Check(name) switch
        {
            NoMigrationPolicy.PolicyName => new NoMigrationPolicy(),
            Reactive => new ReactiveThresholdPolicy(goal, rules),
            _ => new PredictivePolicy(new PredictivePolicyOptions
            {
                Name = Predictive,
                Goal = goal,
                Rules = rules,
                OverloadModel = training.Model,
                VmForecaster = training.VmForecaster,
                PenaltyTables = [.. scenario.Datacenter.Hosts.Select(_ => training.PenaltyTable)],
                Solvers = sources => [ExactSolver(spec, sources), new LocalSearchSolver()],
                Seed = spec.Seed,
            }),
        };
    }

    /// <summary>The name as it is written here, if there is such a policy.</summary>
    /// <param name="name">A name, in any case.</param>
    /// <exception cref="InvalidInputException">There is no such policy.</exception>
    public static string Check(string name) =>
        Names.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException("policies", $"\"{name}\"", $"one of {string.Join(", ", Names)}", "Use one of these policies.");

    /// <summary>
    /// The exact solver for the hosts whose VMs may move; its work limit grows with their number beyond four.
    /// </summary>
    /// <param name="spec">The experiment.</param>
    /// <param name="sources">Hosts whose VMs are free.</param>
    internal static IPlacementSolver ExactSolver(ExperimentSpec spec, IReadOnlyList<int> sources) => new CpSatSolver(new CpSatOptions
    {
        SourceHosts = sources,
        CandidateHostsPerVm = spec.Placement.CandidateHosts,
        DeterministicTimeLimit = spec.Placement.DeterministicTimeLimit * Math.Max(1, sources.Count / 4.0),
    });
}
