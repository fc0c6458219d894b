using System.Text.Json;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>The document that `placementlab plan --json` prints.</summary>
internal sealed record PlanReport
{
    /// <summary>Whether every move is planned and an independent replay finds nothing wrong.</summary>
    public required bool Valid { get; init; }

    /// <summary>End of the last migration in s.</summary>
    public required double MakespanSeconds { get; init; }

    /// <summary>No plan's makespan is below this, in s.</summary>
    public required double LowerBoundSeconds { get; init; }

    /// <summary>(makespan − bound) / makespan.</summary>
    public required double Gap { get; init; }

    /// <summary>Where the bound comes from.</summary>
    public required string BoundName { get; init; }

    /// <summary>optimal, feasible, infeasible or no-solution-found, by the objective.</summary>
    public required string Status { get; init; }

    /// <summary>Why the search stopped.</summary>
    public required string StopReason { get; init; }

    /// <summary>Who made the plan.</summary>
    public required string Solver { get; init; }

    /// <summary>The objective as it was asked for.</summary>
    public required string Objective { get; init; }

    /// <summary>Cost by the objective.</summary>
    public required double Cost { get; init; }

    /// <summary>Lower bound on the cost.</summary>
    public required double CostBound { get; init; }

    /// <summary>Sum of all ends in s.</summary>
    public required double SumOfEndsSeconds { get; init; }

    /// <summary>Sum of all downtimes in s.</summary>
    public required double DowntimeSeconds { get; init; }

    /// <summary>Makespan of the published plan in s; null where there is none.</summary>
    public required double? PublishedMakespanSeconds { get; init; }

    /// <summary>Whether the published plan stands the same replay; null where there is none.</summary>
    public required bool? PublishedValid { get; init; }

    /// <summary>Makespan in the simulator in s; null unless it was carried out.</summary>
    public required double? ExecutedMakespanSeconds { get; init; }

    /// <summary>The migrations by start.</summary>
    public required IReadOnlyList<Move> Migrations { get; init; }

    /// <summary>Moves that are not planned.</summary>
    public required IReadOnlyList<LeftOut> Unplanned { get; init; }

    /// <summary>What the replay found, in words.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Why direct moves alone cannot do; empty where they can.</summary>
    public required IReadOnlyList<string> Conflict { get; init; }

    /// <summary>The document of an outcome.</summary>
    public static PlanReport Of(PlanOutcome outcome, string objective)
    {
        ScheduleResult result = outcome.Result;
        PlanningProblem problem = outcome.Problem;
        string Host(int host) => problem.Datacenter.Hosts[host].Name;
        return new PlanReport
        {
            Valid = outcome.IsValid,
            MakespanSeconds = result.Plan.Makespan.TotalSeconds,
            LowerBoundSeconds = outcome.MakespanBound.Cost,
            Gap = outcome.Gap,
            BoundName = outcome.MakespanBound.Name,
            Status = JsonNamingPolicy.KebabCaseLower.ConvertName(result.Status.ToString()),
            StopReason = JsonNamingPolicy.KebabCaseLower.ConvertName(result.StopReason.ToString()),
            Solver = outcome.Solver,
            Objective = objective,
            Cost = result.Cost,
            CostBound = result.Bound,
            SumOfEndsSeconds = result.Plan.Migrations.Sum(m => m.End.TotalSeconds),
            DowntimeSeconds = result.Plan.Migrations.Sum(m => m.Estimate.Downtime.TotalSeconds),
            PublishedMakespanSeconds = outcome.Source.Published?.Makespan.TotalSeconds,
            PublishedValid = outcome.PublishedCheck?.IsValid,
            ExecutedMakespanSeconds = outcome.Executed?.Makespan.TotalSeconds,
            Migrations = [.. result.Plan.Migrations.Select(m => new Move(
                problem.Vms[m.Vm].Name, Host(m.From), Host(m.To), m.Estimate.Scheme, m.Start.TotalSeconds, m.End.TotalSeconds,
                m.Bandwidth.MegabitsPerSecond, m.IsBypass, m.From == problem.StoreHost || m.To == problem.StoreHost))],
            Unplanned = [.. result.Plan.Unplanned.Select(u => new LeftOut(problem.Vms[u.Vm].Name, Host(u.From), Host(u.To), u.Reason))],
            Violations = [.. outcome.Check.Violations.Select(v => v.Message)],
            Conflict = [.. result.Conflict],
        };
    }

    /// <summary>One migration.</summary>
    internal sealed record Move(
        string Vm, string From, string To, MigrationScheme Scheme, double StartSeconds, double EndSeconds, double BandwidthMbps, bool Bypass,
        bool Stored);

    /// <summary>One move that is not planned.</summary>
    internal sealed record LeftOut(string Vm, string From, string To, string Reason);
}
