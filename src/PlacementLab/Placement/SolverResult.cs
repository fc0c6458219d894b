using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>What a solver returns. Infeasible and out of time are results, never exceptions.</summary>
public sealed record SolverResult
{
    /// <summary>The best assignment found; the initial one where <see cref="Status"/> says that none was.</summary>
    public required Assignment Best { get; init; }

    /// <summary>What is known of it.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Why the solver stopped.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Cost of the best assignment.</summary>
    public required double Cost { get; init; }

    /// <summary>A proven lower bound on the cost, or NaN where the solver has none.</summary>
    public double Bound { get; init; } = double.NaN;

    /// <summary>Where the bound comes from and for which problem it holds; "none" without a bound.</summary>
    public string BoundName { get; init; } = "none";

    /// <summary>Relative gap (cost − bound) / max(|cost|, 1e-9), or NaN without a bound.</summary>
    public double Gap => (Cost - Bound) / Math.Max(Math.Abs(Cost), 1e-9);

    /// <summary>Iterations done: moves evaluated, or nodes explored.</summary>
    public required long Iterations { get; init; }

    /// <summary>Elapsed time; depends on the machine.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Better answers in the order found.</summary>
    public ImmutableArray<TrajectoryPoint> Trajectory { get; init; } = [];

    /// <summary>For an infeasible problem, constraints that cannot hold together, in words.</summary>
    public ImmutableArray<string> Conflict { get; init; } = [];
}
