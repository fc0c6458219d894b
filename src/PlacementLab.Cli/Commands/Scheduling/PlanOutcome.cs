using PlacementLab.Checking;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Simulation;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>A plan that was made, and what is known of it.</summary>
internal sealed record PlanOutcome
{
    /// <summary>What was planned.</summary>
    public required PlanSource Source { get; init; }

    /// <summary>The plan with its status, bound and gap by the objective.</summary>
    public required ScheduleResult Result { get; init; }

    /// <summary>Who made it.</summary>
    public required string Solver { get; init; }

    /// <summary>A bound on the makespan in s, whatever the objective.</summary>
    public required ScheduleBound MakespanBound { get; init; }

    /// <summary>What an independent replay finds.</summary>
    public required PlanCheckResult Check { get; init; }

    /// <summary>The same for the published plan; null where there is none.</summary>
    public PlanCheckResult? PublishedCheck { get; init; }

    /// <summary>The plan as it went in the simulator; null where that was not asked for.</summary>
    public ExecutedPlan? Executed { get; init; }

    /// <summary>The problem.</summary>
    public PlanningProblem Problem => Source.Schedule.Planning;

    /// <summary>Whether every move is planned and no rule broken.</summary>
    public bool IsValid => Check.IsValid && Result.Plan.Unplanned.IsEmpty;

    /// <summary>Gap of the makespan; NaN for an empty plan that leaves moves out.</summary>
    public double Gap => Result.Plan.Migrations.IsEmpty && !Result.Plan.Unplanned.IsEmpty
        ? double.NaN
        : (Result.Plan.Makespan.TotalSeconds - MakespanBound.Cost) / Math.Max(Result.Plan.Makespan.TotalSeconds, 1e-9);
}
