using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Placement;

namespace PlacementLab.Simulation;

/// <summary>What a predictive policy is built from.</summary>
public sealed record PredictivePolicyOptions
{
    /// <summary>Name of the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The operator's goal.</summary>
    public required GoalPreset Goal { get; init; }

    /// <summary>What every decision must respect.</summary>
    public required PlacementRules Rules { get; init; }

    /// <summary>Model of P(demand of a host exceeds its capacity within the horizon).</summary>
    public required FittedOverloadForecaster OverloadModel { get; init; }

    /// <summary>Forecaster of each VM's peak, whose quantile placement reserves.</summary>
    public required FittedForecaster VmForecaster { get; init; }

    /// <summary>What the overload model implies for each host by its load alone, in host order.</summary>
    public required ImmutableArray<OverloadPenaltyTable> PenaltyTables { get; init; }

    /// <summary>
    /// Builds the solvers for the hosts that are to give VMs away, the main one first; each proposes, and the overload model
    /// decides among the proposals.
    /// </summary>
    public required Func<IReadOnlyList<int>, ImmutableArray<IPlacementSolver>> Solvers { get; init; }

    /// <summary>When a solver stops.</summary>
    public StoppingCriterion Stop { get; init; } = new() { IterationLimit = 20_000 };

    /// <summary>Share of the horizon that an overload lasts when it comes, 0–1.</summary>
    public double OverloadShareOfHorizon { get; init; } = 0.3;

    /// <summary>Seed of the solver.</summary>
    public int Seed { get; init; } = 1;
}
