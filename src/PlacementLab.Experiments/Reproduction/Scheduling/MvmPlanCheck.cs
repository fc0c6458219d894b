using PlacementLab.Checking;
using PlacementLab.Migration.Sharing;
using PlacementLab.Planning;
using PlacementLab.Traces.Mvm;

namespace PlacementLab.Experiments.Reproduction.Scheduling;

/// <summary>
/// Judges a plan of an mVM instance: <see cref="PlanChecker"/> replays capacities, both directions of every link, targets and rules; beside
/// it, starts and ends are whole seconds and no migration is shorter than the two-stage formula, rounded up, says at its bandwidth.
/// </summary>
public static class MvmPlanCheck
{
    private const double RoundingSeconds = 1e-6;

    /// <summary>What is wrong with a plan, in one sentence; empty for nothing.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="plan">The plan.</param>
    public static string FaultOf(MvmInstance instance, MigrationPlan plan)
    {
        if (!plan.Unplanned.IsEmpty)
        {
            return $"leaves out {instance.Problem.Vms[plan.Unplanned[0].Vm].Name}: {plan.Unplanned[0].Reason}";
        }

        return PlanChecker.Check(instance.Problem, plan).Violations.FirstOrDefault()?.Message
            ?? plan.Migrations.Select(m => FaultOf(instance, m)).FirstOrDefault(f => f.Length > 0)
            ?? "";
    }

    private static string FaultOf(MvmInstance instance, PlannedMigration migration)
    {
        string name = instance.Problem.Vms[migration.Vm].Name;
        if (migration.Start.Ticks % TimeSpan.TicksPerSecond != 0 || migration.End.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            return $"{name} does not start and end in whole seconds";
        }

        double needed = instance.Formulas[migration.Vm].Seconds(TwoStageDuration.UsableMegabytesPerSecond(migration.Bandwidth.MegabitsPerSecond));
        double given = (migration.End - migration.Start).TotalSeconds;
        return given < Math.Ceiling(needed - RoundingSeconds)
            ? FormattableString.Invariant($"{name} has {given} s and needs {needed:0.###} s at {migration.Bandwidth}")
            : "";
    }
}
