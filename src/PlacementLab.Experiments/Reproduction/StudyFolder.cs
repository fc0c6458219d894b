using PlacementLab.Experiments.Results;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>Keeps the finished runs of a study, a small file for each under <c>runs/</c>, so that an interrupted study can go on.</summary>
/// <param name="path">The folder of the study.</param>
/// <param name="version">Version of the program: runs of another version are not used.</param>
/// <param name="resume">Whether runs that are there are used instead of being run again.</param>
public sealed class StudyFolder(string path, string version, bool resume)
{
    private readonly RunStore _store = new(path, resume);

    /// <summary>The folder of the study.</summary>
    public string Path => _store.Path;

    /// <summary>Makes the folder, so that a place that cannot be written is known before anything is run.</summary>
    /// <exception cref="InvalidInputException">It cannot be made.</exception>
    public void Make() => _store.Make();

    /// <summary>A run that was finished before; null where there is none of this program and these traces, or none shall be used.</summary>
    /// <param name="cell">The run.</param>
    /// <param name="checksum">SHA-256 of its traces.</param>
    public StudyRun? Find(StudyCell cell, string checksum) => _store.Find<StudyRecord>(cell.Key)?.RunOf(cell, version, checksum);

    /// <summary>Writes a finished run, complete or not at all.</summary>
    /// <param name="run">The run.</param>
    /// <param name="checksum">SHA-256 of its traces.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public void Add(StudyRun run, string checksum) => _store.Add(run.Cell.Key, StudyRecord.Of(run, version, checksum));
}
