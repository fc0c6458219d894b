using System.Collections.Immutable;
using PlacementLab.Placement;

namespace PlacementLab.Planning.Scheduling;

/// <summary>What a scheduler returns. Infeasible and out of time are results, never exceptions.</summary>
public sealed record ScheduleResult
{
    /// <summary>The best plan found; where <see cref="Status"/> says that none was, one that leaves every move out.</summary>
    public required MigrationPlan Plan { get; init; }

    /// <summary>What is known of it.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Why the scheduler stopped.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Cost of the plan; NaN where there is none.</summary>
    public required double Cost { get; init; }

    /// <summary>A proven lower bound on the cost.</summary>
    public required double Bound { get; init; }

    /// <summary>Where the bound comes from.</summary>
    public required string BoundName { get; init; }

    /// <summary>Relative gap (cost − bound) / max(cost, 1e-9); NaN where there is no plan.</summary>
    public double Gap => (Cost - Bound) / Math.Max(Cost, 1e-9);

    /// <summary>Schedules built, or nodes explored.</summary>
    public required long Iterations { get; init; }

    /// <summary>Elapsed time; depends on the machine.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Better plans in the order found.</summary>
    public ImmutableArray<TrajectoryPoint> Trajectory { get; init; } = [];

    /// <summary>Where no schedule can exist, why, in words.</summary>
    public ImmutableArray<string> Conflict { get; init; } = [];

    /// <summary>Whether there is a plan with every move.</summary>
    public bool HasPlan => Status is SolveStatus.Optimal or SolveStatus.Feasible;
}
