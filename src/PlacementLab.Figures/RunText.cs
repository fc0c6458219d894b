using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation;

namespace PlacementLab.Figures;

/// <summary>Names and choices of runs that several figures and tables share.</summary>
internal static class RunText
{
    /// <summary>The run's policy, with its scheme where it has one.</summary>
    public static string NameOf(SimulationResult run) =>
        RunColors.NeverMigrates(run) ? run.Policy : $"{run.Policy} with {run.Scheme}";

    /// <summary>
    /// The run whose busiest plan has the most migrations; of equals the one with the lowest score, then the first. Null
    /// where no run migrated.
    /// </summary>
    public static SimulationResult? Busiest(ExperimentResult result) => result.Runs
        .Where(r => r.BusiestPlan is { Plan.Migrations.IsEmpty: false })
        .OrderByDescending(r => r.BusiestPlan!.Plan.Migrations.Length)
        .ThenBy(r => r.Score.Total)
        .FirstOrDefault();

    /// <summary>The run with predictions that has the lowest score; null where no policy predicts.</summary>
    public static SimulationResult? Predicting(ExperimentResult result) => result.Runs
        .Where(r => r.Intervals.Any(i => !i.PredictedOverload.IsEmpty))
        .MinBy(r => r.Score.Total);

    /// <summary>The run without migrations; null where there is none.</summary>
    public static SimulationResult? Unmanaged(ExperimentResult result) => result.Runs.FirstOrDefault(RunColors.NeverMigrates);
}
