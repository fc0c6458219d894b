using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Experiments.Results;
using PlacementLab.Experiments.Scenarios;
using PlacementLab.Experiments.Specs;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Planning;
using PlacementLab.Prediction.Overload;
using PlacementLab.Simulation;
using PlacementLab.Traces;

namespace PlacementLab.Experiments.Running;

/// <summary>Runs the main job: load, train, simulate every policy with every scheme, compare solvers.</summary>
public sealed class Experiment
{
    private readonly ExperimentSpec _spec;
    private readonly GoalPreset _goal;
    private readonly ImmutableArray<(string Policy, MigrationScheme Scheme)> _combinations;
    private readonly ImmutableArray<IMigrationModel> _models;

    /// <summary>Creates an experiment; every name in the specification is checked now.</summary>
    /// <param name="spec">The specification.</param>
    /// <exception cref="InvalidInputException">A goal, policy, scheme or stop rule is unknown.</exception>
    public Experiment(ExperimentSpec spec)
    {
        _spec = spec;
        _goal = GoalPreset.Named(spec.Goal, "goal");
        MigrationScheme[] schemes = [.. spec.Schemes.Select(s => MigrationSchemeNames.Parse(s, "schemes")).Distinct()];
        _combinations =
        [
            .. spec.Policies.Select(PolicyCatalog.Check).Distinct().SelectMany(policy =>
                (policy == NoMigrationPolicy.PolicyName ? schemes.Take(1) : schemes).Select(scheme => (policy, scheme))),
        ];
        _models = [.. _combinations.Select(c => MigrationModels.Create(c.Scheme, ModelSettings(spec)))];
    }

    /// <summary>Runs it.</summary>
    /// <param name="data">The traces.</param>
    /// <param name="progress">Told how far each stage has come; null for none.</param>
    /// <param name="cancellation">Ends the run by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidInputException">Trace and specification do not fit together.</exception>
    public ExperimentResult Run(LoadedDataset data, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        TimeSplit split = SplitRule.For(data.Traces, _spec.Split);
        SimulationScenario scenario = ScenarioBuilder.Build(_spec, data.Traces, split);
        progress?.Report(new StageProgress(ExperimentStages.Load, 1));
        OverloadTrainingResult training = Train(scenario, split, progress, cancellation);
        ImmutableArray<SimulationResult> runs = Simulate(scenario, split, training, progress, cancellation);
        ImmutableArray<SolverTrace> solvers = CompareSolvers(runs, cancellation);
        progress?.Report(new StageProgress(ExperimentStages.Compare, 1));
        return new ExperimentResult
        {
            Dataset = data.Traces.Name,
            Goal = _goal.Name,
            Seed = _spec.Seed,
            Datacenter = scenario.Datacenter,
            VmNames = [.. scenario.Vms.Select(vm => vm.Name)],
            Step = scenario.Demand.Step,
            TestStart = split.TuneEnd,
            PredictionHorizon = TimeSpan.FromMinutes(_spec.Prediction.HorizonMinutes),
            Runs = runs,
            Solvers = solvers,
            Prediction = training.Scores,
            OnsetPrediction = training.OnsetScores,
            Assumptions = AssumptionText.Of(_spec, data.Traces),
            Conclusion = ConclusionText.Of(_goal.Name, runs),
            Headline = ConclusionText.Headline(runs),
            HeadlineDetails = ConclusionText.Details(runs),
            OverloadModel = training.Model,
        };
    }

    private static MigrationModelSettings ModelSettings(ExperimentSpec spec) =>
        new() { StopRule = StopRuleReading.RuleOf(spec.Migration), HybridRounds = spec.Migration.HybridRounds };

    private OverloadTrainingResult Train(
        SimulationScenario scenario, TimeSplit split, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var input = new OverloadTrainingInput
        {
            DemandMips = scenario.Demand.DemandMips,
            SamplesPerDay = scenario.Demand.SamplesPerDay,
            Split = split,
            HostCapacitiesMips = [.. scenario.Datacenter.Hosts.Select(h => (double)h.Type.Cpu.Mips).Distinct()],
            Seed = _spec.Seed,
            HorizonSamples = Math.Max(1, (int)Math.Round(TimeSpan.FromMinutes(_spec.Prediction.HorizonMinutes) / scenario.Demand.Step)),
            Options = new OverloadTrainingOptions
            {
                TrainRows = _spec.Prediction.TrainingRows,
                TuneRows = _spec.Prediction.TrainingRows / 3,
                TestRows = _spec.Prediction.TrainingRows / 3,
                DemandQuantile = _goal.DemandQuantile,
            },
        };
        return OverloadTraining.Run(input, StageOf(progress, ExperimentStages.Train), cancellation);
    }

    private ImmutableArray<SimulationResult> Simulate(
        SimulationScenario scenario,
        TimeSplit split,
        OverloadTrainingResult training,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var simulator = new ConsolidationSimulator(scenario, new SimulationSettings
        {
            From = split.TuneEnd,
            Until = split.TestEnd,
            Weights = _goal.Weights,
            Limits = new PlanningLimits
            {
                MaxConcurrentPerHost = _spec.Planning.MaxConcurrentPerHost,
                MinimumBandwidthShare = _spec.Planning.MinimumBandwidthShare,
            },
            OfflineHosts = _goal.DrainsFullestHost ? [FullestHost(scenario, split)] : [],
            DrainDeadline = _goal.DrainDeadline,
        });
        var results = new SimulationResult[_combinations.Length];
        var counter = new IntervalCounter(progress, _combinations.Length * (split.TestEnd - split.TuneEnd));
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, results.Length, parallel, i =>
        {
            IMigrationPolicy policy = PolicyCatalog.Create(_combinations[i].Policy, _spec, scenario, training);
            results[i] = simulator.Run(policy, _models[i], counter, cancellation);
        });
        return [.. results];
    }

    private static int FullestHost(SimulationScenario scenario, TimeSplit split)
    {
        double[] load = new double[scenario.Datacenter.Hosts.Length];
        foreach (Vm vm in scenario.Vms)
        {
            int host = scenario.Start[vm.Index];
            load[host] += scenario.Demand.DemandMips[vm.Index][split.TuneEnd - 1] / scenario.Datacenter.Hosts[host].Type.Cpu.Mips;
        }

        return Array.IndexOf(load, load.Max());
    }

    private ImmutableArray<SolverTrace> CompareSolvers(ImmutableArray<SimulationResult> runs, CancellationToken cancellation)
    {
        SolveRecord? hardest = runs.Select(r => r.LargestSolve).Where(s => s is not null).MaxBy(s => s!.FreeVms);
        if (hardest is null)
        {
            return [];
        }

        IPlacementSolver[] solvers = [PolicyCatalog.ExactSolver(_spec, hardest.SourceHosts), new LocalSearchSolver()];
        var stop = new StoppingCriterion { IterationLimit = 200_000 };
        return [.. solvers.Select(s => new SolverTrace(s.Name, s.Solve(hardest.Problem, stop, _spec.Seed, cancellation)))];
    }

    private static Progress<double>? StageOf(IProgress<StageProgress>? progress, string stage) =>
        progress is null ? null : new Progress<double>(done => progress.Report(new StageProgress(stage, done)));

    private sealed class IntervalCounter(IProgress<StageProgress>? progress, int total) : IProgress<int>
    {
        private int _done;

        public void Report(int value) =>
            progress?.Report(new StageProgress(ExperimentStages.Simulate, (double)Interlocked.Increment(ref _done) / total));
    }
}
