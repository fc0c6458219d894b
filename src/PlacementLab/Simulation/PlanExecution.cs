using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>
/// Carries out a plan whose migrations take other times than predicted. Each keeps the bandwidth reserved for it and starts as soon as every
/// migration has ended that the plan ends before its start and that it may depend on: one that shares a link with it, leaves the host it
/// goes to, moves the same VM, or that a rule puts before it or keeps apart from it. So no capacity is exceeded however long each takes; an
/// earliest start is kept. A migration that is given up, and all that depend on it, are named instead.
/// </summary>
public static class PlanExecution
{
    /// <summary>Carries out a plan.</summary>
    /// <param name="problem">What it was made for.</param>
    /// <param name="plan">A valid plan.</param>
    /// <param name="actual">What each migration really takes at its bandwidth.</param>
    public static ExecutedPlan Run(PlanningProblem problem, MigrationPlan plan, IMigrationEstimator actual)
    {
        PlannedMigration[] inOrder = [.. plan.Migrations.OrderBy(m => m.Start).ThenBy(m => m.End).ThenBy(m => m.Vm)];
        var executed = ImmutableArray.CreateBuilder<ExecutedMigration>();
        var failed = ImmutableArray.CreateBuilder<int>();
        var isFailed = new HashSet<PlannedMigration>();
        foreach (PlannedMigration migration in inOrder)
        {
            PlannedMigration[] before = [.. inOrder.Where(other => other.End <= migration.Start && Depends(problem, migration, other))];
            MigrationEstimate estimate = actual.Estimate(migration.Vm, migration.Bandwidth);
            if (estimate.Outcome == MigrationOutcome.Aborted || before.Any(isFailed.Contains))
            {
                isFailed.Add(migration);
                failed.Add(migration.Vm);
                continue;
            }

            TimeSpan start = executed.Where(e => before.Contains(e.Planned)).Select(e => e.End)
                .Append(Release(problem, migration.Vm)).Max();
            executed.Add(new ExecutedMigration(migration, start, start + estimate.TotalTime));
        }

        return new ExecutedPlan(executed.ToImmutable(), failed.ToImmutable());
    }

    private static TimeSpan Release(PlanningProblem problem, int vm) =>
        problem.Rules.Releases.Where(r => r.Vm == vm).Select(r => r.At).Append(TimeSpan.Zero).Max();

    private static bool Depends(PlanningProblem problem, PlannedMigration later, PlannedMigration earlier) =>
        earlier.Vm == later.Vm
        || earlier.From == later.To
        || ShareHostLimit(problem, later, earlier)
        || problem.Rules.Precedences.Any(p => p.Before == earlier.Vm && p.After == later.Vm)
        || problem.Rules.Serialized.Any(g => g.Contains(earlier.Vm) && g.Contains(later.Vm))
        || problem.Datacenter.Topology.Route(earlier.From, earlier.To).Intersect(problem.Datacenter.Topology.Route(later.From, later.To)).Any();

    private static bool ShareHostLimit(PlanningProblem problem, PlannedMigration later, PlannedMigration earlier)
    {
        PlanningLimits limits = problem.Limits;
        bool meet = later.From == earlier.From || later.From == earlier.To || later.To == earlier.To;
        return limits.MaxConcurrent < int.MaxValue || (limits.MaxConcurrentPerHost < int.MaxValue && meet);
    }
}
