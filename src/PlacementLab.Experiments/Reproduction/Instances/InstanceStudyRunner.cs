using System.Collections.Immutable;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Experiments.Reproduction.Instances;

/// <summary>Solves the instances of a study, side by side if asked to, and keeps each finished row in a file, so that an interrupted study can go on.</summary>
/// <param name="store">Where rows are kept.</param>
/// <param name="version">Version of the program: rows of another version are solved again.</param>
/// <param name="instancesAtATime">Most instances at a time, at least 1.</param>
public sealed class InstanceStudyRunner(RunStore store, string version, int instancesAtATime)
{
    /// <summary>Runs a study.</summary>
    /// <typeparam name="TRow">Its rows.</typeparam>
    /// <param name="study">The study.</param>
    /// <param name="progress">Told after each instance; null for none.</param>
    /// <param name="cancellation">Ends the study by an <see cref="OperationCanceledException"/>; finished rows stay in the folder.</param>
    /// <returns>The rows in the order of the instances.</returns>
    /// <exception cref="InvalidInputException">An instance is missing, or the folder cannot be written.</exception>
    public ImmutableArray<TRow> Run<TRow>(IInstanceStudy<TRow> study, IProgress<InstanceProgress>? progress, CancellationToken cancellation)
        where TRow : class
    {
        store.Make();
        ImmutableArray<string> instances = study.Instances;
        return SideBySide.Run(
            instances, instancesAtATime, instance => Row(study, instance, cancellation),
            (done, instance, _, isKept) => progress?.Report(new InstanceProgress(done, instances.Length, instance, isKept)), cancellation);
    }

    private (TRow Row, bool IsKept) Row<TRow>(IInstanceStudy<TRow> study, string instance, CancellationToken cancellation)
        where TRow : class
    {
        TRow? kept = Find(study, instance);
        return (kept ?? Solve(study, instance, cancellation), kept is not null);
    }

    private TRow? Find<TRow>(IInstanceStudy<TRow> study, string instance)
        where TRow : class =>
        store.Find<InstanceRecord<TRow>>(instance) is { } record && record.Version == version && record.Settings == study.Settings ? record.Row : null;

    private TRow Solve<TRow>(IInstanceStudy<TRow> study, string instance, CancellationToken cancellation)
        where TRow : class
    {
        TRow row = study.Solve(instance, cancellation);
        cancellation.ThrowIfCancellationRequested(); // A row that was cut short is not kept.
        store.Add(instance, new InstanceRecord<TRow>(version, study.Settings, row));
        return row;
    }
}
