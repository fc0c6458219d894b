using System.Collections.Immutable;
using PlacementLab.Placement;

namespace PlacementLab.Planning.Scheduling;

/// <summary>Turns starts and options into plans and results.</summary>
public static class SchedulePlans
{
    /// <summary>The plan of some starts and options.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="option">Per move, the option taken.</param>
    /// <param name="startStep">Per move, its start in steps; all at least 0.</param>
    public static MigrationPlan Of(ScheduleProblem problem, IReadOnlyList<int> option, IReadOnlyList<long> startStep)
    {
        IEnumerable<PlannedMigration> migrations = problem.Moves.Select((move, i) => new PlannedMigration
        {
            Vm = move.Vm,
            From = move.From,
            To = move.To,
            Start = startStep[i] * problem.Step,
            Bandwidth = move.Options[option[i]].Bandwidth,
            Estimate = move.Options[option[i]].Estimate,
        });
        return new MigrationPlan([.. migrations.OrderBy(m => m.Start).ThenBy(m => m.Vm)], []);
    }

    /// <summary>A result without a schedule: every move is left out.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="status">What is known: infeasible, or that none was found.</param>
    /// <param name="reason">Why the scheduler stopped.</param>
    /// <param name="conflict">Why there is none, in words; empty where it is not known.</param>
    public static ScheduleResult None(ScheduleProblem problem, SolveStatus status, StopReason reason, ImmutableArray<string> conflict)
    {
        string why = conflict.IsEmpty ? "no schedule was found before the limit" : string.Join("; ", conflict);
        return new ScheduleResult
        {
            Plan = new MigrationPlan([], [.. problem.Moves.OrderBy(m => m.Vm).Select(m => new UnplannedMove(m.Vm, m.From, m.To, why, []))]),
            Status = status,
            StopReason = reason,
            Cost = double.NaN,
            Bound = double.NaN,
            BoundName = "none",
            Iterations = 0,
            Elapsed = TimeSpan.Zero,
            Conflict = conflict,
        };
    }

    /// <summary>
    /// Reasons for which no schedule can exist that show without a search: a move without a bandwidth that ends it, a VM that does not fit on
    /// its target beside those that stay and come, a deadline before the shortest possible end.
    /// </summary>
    /// <param name="problem">The problem.</param>
    public static ImmutableArray<string> Hopeless(ScheduleProblem problem)
    {
        ScheduleTables tables = problem.Tables;
        PlanningProblem planning = problem.Planning;
        var reasons = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < tables.Count; i++)
        {
            string name = planning.Vms[problem.Moves[i].Vm].Name;
            if (tables.StepsOf[i].Length == 0)
            {
                reasons.Add($"{name} has no bandwidth at which its migration ends");
            }
            else if (tables.EarliestStep[i] + tables.StepsOf[i].Min() > tables.LatestEndStep[i])
            {
                reasons.Add($"{name} cannot land by its deadline even alone on its route");
            }
        }

        for (int room = 0; room < tables.Rooms.Length; room++)
        {
            (int host, int resource, long initial, long limit) = tables.Rooms[room];
            long arriving = Enumerable.Range(0, tables.Count).Where(i => tables.RoomsInto[i].Contains(room)).Sum(i => tables.LoadOf[room][i]);
            long leaving = Enumerable.Range(0, tables.Count).Where(i => tables.RoomsOutOf[i].Contains(room)).Sum(i => tables.LoadOf[room][i]);
            long over = initial + arriving - leaving - limit;
            if (over > 0)
            {
                string name = planning.Resources.Resources[resource].Name;
                reasons.Add(FormattableString.Invariant(
                    $"{planning.Datacenter.Hosts[host].Name} lacks {over} {planning.Resources.Resources[resource].Unit} of {name} even after every departure"));
            }
        }

        return reasons.ToImmutable();
    }
}
