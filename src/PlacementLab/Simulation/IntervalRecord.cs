using System.Collections.Immutable;

namespace PlacementLab.Simulation;

/// <summary>What happened in one interval of a run.</summary>
public sealed record IntervalRecord
{
    /// <summary>Index of the sample whose demand held in the interval.</summary>
    public required int Sample { get; init; }

    /// <summary>Hosts that carried a VM.</summary>
    public required int ActiveHosts { get; init; }

    /// <summary>Hosts whose demand exceeded their capacity for some of the interval.</summary>
    public required int OverloadedHosts { get; init; }

    /// <summary>Mean power of all hosts in W.</summary>
    public required double MeanWatts { get; init; }

    /// <summary>Migrations carried out.</summary>
    public required int Migrations { get; init; }

    /// <summary>Demand on each host as a share of its CPU capacity, mean over the interval; may exceed 1.</summary>
    public required ImmutableArray<float> LoadRatio { get; init; }

    /// <summary>
    /// Predicted probability of overload of each host within the horizon, as seen before the interval and before any move;
    /// empty where the policy predicts nothing.
    /// </summary>
    public ImmutableArray<float> PredictedOverload { get; init; } = [];
}
