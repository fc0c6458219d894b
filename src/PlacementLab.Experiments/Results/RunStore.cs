using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Results;

/// <summary>Keeps finished runs, a small file for each under <c>runs/</c>, so that what was interrupted can go on.</summary>
/// <param name="path">The folder of results.</param>
/// <param name="resume">Whether runs that are there are used instead of being run again.</param>
public sealed class RunStore(string path, bool resume)
{
    private const string RunFolder = "runs";

    /// <summary>The folder of results.</summary>
    public string Path { get; } = path;

    /// <summary>Makes the folder, so that a place that cannot be written is known before anything is run.</summary>
    /// <exception cref="InvalidInputException">It cannot be made.</exception>
    public void Make()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, RunFolder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                Path, $"a place where no folder can be made ({e.Message})", "a writable folder", "Choose another one with --out.", e);
        }
    }

    /// <summary>A record that was written before; null where there is none, none of this form, or none shall be used.</summary>
    /// <typeparam name="T">Form of the record.</typeparam>
    /// <param name="key">Name of the run, fit for a file name.</param>
    public T? Find<T>(string key)
        where T : class
    {
        if (!resume || !File.Exists(FileOf(key)))
        {
            return null;
        }

        try
        {
            return JsonFormat.ReadFile<T>(FileOf(key));
        }
        catch (InvalidInputException)
        {
            return null; // Not of this form: run again and replaced.
        }
    }

    /// <summary>Writes the record of a finished run, complete or not at all.</summary>
    /// <typeparam name="T">Form of the record.</typeparam>
    /// <param name="key">Name of the run, fit for a file name.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public void Add<T>(string key, T record) => JsonFormat.WriteFile(FileOf(key), record);

    private string FileOf(string key) => System.IO.Path.Combine(Path, RunFolder, key + ".json");
}
