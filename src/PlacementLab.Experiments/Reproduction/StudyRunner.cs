using System.Collections.Immutable;
using PlacementLab.Experiments.Results;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>Runs the cells of a study side by side. The results do not depend on the number of threads.</summary>
/// <param name="days">The traces.</param>
/// <param name="folder">Where finished runs are kept.</param>
/// <param name="threads">Most runs at a time, at least 1.</param>
public sealed class StudyRunner(StudyDays days, StudyFolder folder, int threads)
{
    /// <summary>Runs cells.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="progress">Told after each run; null for none.</param>
    /// <param name="cancellation">Ends the study by an <see cref="OperationCanceledException"/>; finished runs stay in the folder.</param>
    /// <returns>The runs in the order of the cells.</returns>
    /// <exception cref="InvalidInputException">Traces are missing, or the folder cannot be written.</exception>
    public ImmutableArray<StudyRun> Run(ImmutableArray<StudyCell> cells, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        folder.Make();
        days.Load(cells, cancellation);
        return SideBySide.Run(
            cells, threads, cell => Run(cell, cancellation), (done, cell, _, isKept) => progress?.Report(new StudyProgress(done, cells.Length, cell, isKept)),
            cancellation);
    }

    private (StudyRun Run, bool IsKept) Run(StudyCell cell, CancellationToken cancellation)
    {
        StudyRun? kept = folder.Find(cell, days.Checksum(cell.Day));
        return (kept ?? Simulate(cell, cancellation), kept is not null);
    }

    private StudyRun Simulate(StudyCell cell, CancellationToken cancellation)
    {
        ConsolidationResult result = CloudSimSimulator.Run(days.Scenario(cell.Day), cell.Policy, cell.Rules, null, cancellation);
        var run = new StudyRun(cell, result.Metrics);
        run = cell.IsDetailed ? run with { Ticks = result.Ticks, End = result.End, InitialHostOf = result.InitialHostOf } : run;
        folder.Add(run, days.Checksum(cell.Day));
        return run;
    }
}
