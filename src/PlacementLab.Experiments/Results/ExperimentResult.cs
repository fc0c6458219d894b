using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Prediction.Overload;
using PlacementLab.Simulation;

namespace PlacementLab.Experiments.Results;

/// <summary>Everything an experiment found, for tables, figures and the report.</summary>
public sealed record ExperimentResult
{
    /// <summary>Name of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>Name of the operator's goal.</summary>
    public required string Goal { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The hosts and network that were simulated.</summary>
    public required Datacenter Datacenter { get; init; }

    /// <summary>Names of the VMs in index order.</summary>
    public required ImmutableArray<string> VmNames { get; init; }

    /// <summary>Number of VMs.</summary>
    public int VmCount => VmNames.Length;

    /// <summary>Time between samples.</summary>
    public required TimeSpan Step { get; init; }

    /// <summary>First sample of the test part.</summary>
    public required int TestStart { get; init; }

    /// <summary>How far ahead overload was predicted.</summary>
    public TimeSpan PredictionHorizon { get; init; } = TimeSpan.FromHours(1);

    /// <summary>One run for each policy and scheme.</summary>
    public required ImmutableArray<SimulationResult> Runs { get; init; }

    /// <summary>Solvers side by side on the largest placement problem; empty where no problem arose.</summary>
    public ImmutableArray<SolverTrace> Solvers { get; init; } = [];

    /// <summary>How well overload was predicted on the test part: the learned model first, then the baselines.</summary>
    public ImmutableArray<OverloadScore> Prediction { get; init; } = [];

    /// <summary>The same on the cases whose host is not overloaded yet, where a warning comes in time.</summary>
    public ImmutableArray<OverloadScore> OnsetPrediction { get; init; } = [];

    /// <summary>The overload model that was fitted, to be saved; null where none was.</summary>
    public FittedLearnedOverloadForecaster? OverloadModel { get; init; }

    /// <summary>Statements that every output must carry, such as that dirty rates are assumed.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>One sentence computed from the numbers.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The winner and its score, a short line without a full stop; empty for the conclusion in its place.</summary>
    public string Headline { get; init; } = "";

    /// <summary>The sentences that belong below the headline; empty for none.</summary>
    public ImmutableArray<string> HeadlineDetails { get; init; } = [];
}
