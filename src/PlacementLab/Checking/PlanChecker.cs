using PlacementLab.Placement;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>
/// Judges a plan by replaying it in continuous time, to the tick; where a migration ends and another starts at the same
/// instant, the end comes first. It shares only domain types with whatever made the plan.
/// <para>Transient resources count on both hosts from the start of a migration to its end; the others count on the source
/// until the VM stops there and on the destination from when it resumes. No host may be above max(capacity, its load at the start of the
/// plan). Rates are compared with a tolerance of 1 B/s, everything else exactly.</para>
/// <para>What must be sent at least is the VM's memory usage of the problem; traffic and bandwidth × time are held against
/// it.</para>
/// </summary>
public static class PlanChecker
{
    /// <summary>Checks a plan.</summary>
    /// <param name="problem">What it was made for.</param>
    /// <param name="plan">The plan; anything may be wrong with it.</param>
    /// <param name="placement">
    /// The placement problem behind it, of the same VMs and hosts: its continuous constraints must hold at every instant. Null where
    /// there is none.
    /// </param>
    /// <param name="further">Checkers of constraints that are defined elsewhere.</param>
    /// <exception cref="ArgumentException">A continuous constraint has no checker.</exception>
    public static PlanCheckResult Check(
        PlanningProblem problem, MigrationPlan plan, PlacementProblem? placement = null, params IReadOnlyList<IConstraintChecker> further)
    {
        var violations = new List<PlanViolation>();
        var replayable = new List<PlannedMigration>();
        foreach (PlannedMigration migration in plan.Migrations)
        {
            if (!MigrationCheck.IsKnown(problem, migration))
            {
                violations.Add(MigrationCheck.Unknown(migration));
                continue;
            }

            violations.AddRange(MigrationCheck.Check(problem, migration));
            if (migration.Estimate.TotalTime > TimeSpan.Zero && migration.From != migration.To)
            {
                replayable.Add(migration);
            }
        }

        violations.AddRange(ItineraryCheck.Check(problem, replayable, plan.Unplanned));
        violations.AddRange(HostLoadCheck.Check(problem, replayable));
        violations.AddRange(LinkCheck.Check(problem, replayable));
        violations.AddRange(RuleCheck.Check(problem, replayable));
        violations.AddRange(ConcurrencyCheck.Check(problem, replayable));
        if (placement is not null)
        {
            violations.AddRange(ContinuousConstraintCheck.Check(problem, replayable, placement, further));
        }

        return new PlanCheckResult([.. violations.OrderBy(v => v.From)]);
    }
}
