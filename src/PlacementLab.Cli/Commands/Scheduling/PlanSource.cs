using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>What is to be planned.</summary>
internal sealed record PlanSource
{
    /// <summary>Name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>The moves with their options.</summary>
    public required ScheduleProblem Schedule { get; init; }

    /// <summary>Predicts migrations.</summary>
    public required IMigrationEstimator Estimator { get; init; }

    /// <summary>What migrations take in the simulator.</summary>
    public required IMigrationEstimator Actual { get; init; }

    /// <summary>A published plan; null where there is none.</summary>
    public MigrationPlan? Published { get; init; }
}
