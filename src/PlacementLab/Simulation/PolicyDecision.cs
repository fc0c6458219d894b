using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Simulation;

/// <summary>What a policy wants.</summary>
/// <param name="Target">Where the VMs shall go.</param>
/// <param name="Usage">What the policy assumes each VM to use; plans are made and checked by it.</param>
public sealed record PolicyDecision(Assignment Target, ImmutableArray<ResourceVector> Usage)
{
    /// <summary>What each host may be booked for, by which plans are made and checked; empty for what it offers.</summary>
    public ImmutableArray<ResourceVector> Bookable { get; init; } = [];

    /// <summary>Predicted probability of overload of each host before any move; empty where nothing is predicted.</summary>
    public ImmutableArray<float> PredictedOverload { get; init; } = [];

    /// <summary>The placement problem that was solved; null where none was.</summary>
    public SolveRecord? Solve { get; init; }
}
