using System.Collections.Immutable;
using PlacementLab.Migration.Sharing;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Units;

namespace PlacementLab.Traces.Mvm;

/// <summary>An instance of mVM: VMs with fixed destinations, the network, and the published plan where the file holds one.</summary>
/// <param name="Name">Name of the file without its ending.</param>
/// <param name="Problem">Hosts, network, VMs, assignments and rules.</param>
/// <param name="Estimator">Predicts each migration by the two-stage formula.</param>
/// <param name="Published">The published plan; null where the file holds none.</param>
public sealed record MvmInstance(string Name, PlanningProblem Problem, TwoStageEstimator Estimator, MigrationPlan? Published)
{
    /// <summary>The formula of each VM, in index order.</summary>
    public required ImmutableArray<TwoStageDuration> Formulas { get; init; }

    /// <summary>Time step of the published plans.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The problem of scheduling the migrations: whole seconds, durations rounded up, bandwidths in whole Mbit/s.</summary>
    public ScheduleProblem ToSchedule() => ScheduleProblem.Of(Problem, Estimator, Step, DataRate.FromMegabitsPerSecond(1));
}
