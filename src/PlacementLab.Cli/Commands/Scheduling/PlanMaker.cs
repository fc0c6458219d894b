using PlacementLab.Checking;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Simulation;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>Makes the plan of a request and has it checked.</summary>
internal static class PlanMaker
{
    /// <summary>Makes it.</summary>
    public static PlanOutcome Make(PlanRequest request, PlanSource source, CancellationToken cancellation)
    {
        (ScheduleResult result, string solver) = Solve(request, source, cancellation);
        PlanningProblem problem = source.Schedule.Planning;
        PlanCheckResult check = PlanChecker.Check(problem, result.Plan);
        return new PlanOutcome
        {
            Source = source,
            Result = result,
            Solver = solver,
            MakespanBound = MakespanBound(request, source, result),
            Check = check,
            PublishedCheck = source.Published is { } published ? PlanChecker.Check(problem, published) : null,
            Executed = request.Execute && check.IsValid ? PlanExecution.Run(problem, result.Plan, source.Actual) : null,
        };
    }

    private static (ScheduleResult Result, string Solver) Solve(PlanRequest request, PlanSource source, CancellationToken cancellation)
    {
        if (request.Solver == PlanOptions.Detours)
        {
            return (WithDetours(request, source), PlanOptions.Detours);
        }

        var stop = new StoppingCriterion
        {
            TimeLimit = request.TimeLimit,
            DeterministicTimeLimit = request.IsTimed ? 1e9 : null,
            IterationLimit = request.IsTimed && request.Solver == PlanOptions.List ? long.MaxValue : null,
        };
        IMoveScheduler scheduler = request.Solver == PlanOptions.List ? new ListScheduler() : new CpSatScheduler();
        ScheduleResult direct = scheduler.Solve(source.Schedule, request.Objective, stop, request.Seed, cancellation);
        bool mayDetour = request.Solver.Length == 0 && direct.Status == SolveStatus.Infeasible && source.Schedule.Planning.Rules.Synchronized.IsEmpty;
        return mayDetour
            ? (WithDetours(request, source) with { Conflict = direct.Conflict }, PlanOptions.Detours)
            : (direct, scheduler.Name);
    }

    private static ScheduleResult WithDetours(PlanRequest request, PlanSource source)
    {
        PlanningProblem problem = source.Schedule.Planning;
        MigrationPlan plan = MigrationPlanner.Plan(problem, source.Estimator);
        bool isComplete = plan.Unplanned.IsEmpty;
        return new ScheduleResult
        {
            Plan = plan,
            Status = isComplete ? SolveStatus.Feasible : SolveStatus.NoSolutionFound,
            StopReason = StopReason.Completed,
            Cost = request.Objective.Cost(plan),
            Bound = double.NaN,
            BoundName = "none",
            Iterations = 1,
            Elapsed = TimeSpan.Zero,
        };
    }

    // A detour goes over more links than the direct move that bounds are made of, and a planned move may take parts of a step: the
    // memory over the busiest link still bounds it.
    private static ScheduleBound MakespanBound(PlanRequest request, PlanSource source, ScheduleResult result)
    {
        bool isMakespan = request.Objective is { EndWeight: 0, DowntimeWeight: 0 };
        if (double.IsNaN(result.Bound))
        {
            double seconds = PlanBounds.MakespanLowerBound(source.Schedule.Planning, result.Plan).TotalSeconds;
            return new ScheduleBound(result.Plan.Migrations.IsEmpty ? "none" : "memory over the busiest link or of one VM", seconds);
        }

        return isMakespan
            ? new ScheduleBound(result.BoundName, result.Bound / request.Objective.MakespanWeight)
            : ScheduleBounds.Best(source.Schedule, ScheduleObjective.Makespan);
    }
}
