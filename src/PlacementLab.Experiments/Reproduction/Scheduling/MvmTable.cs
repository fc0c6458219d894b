using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Reproduction.Scheduling;

/// <summary>Writes runs as a CSV file.</summary>
public static class MvmTable
{
    /// <summary>Writes the file, complete or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="runs">The runs, a line for each.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<MvmRun> runs) => AtomicFile.WriteText(
        path,
        "instance,published_s,published_valid,makespan_s,valid,gain,simple_bound_s,bound_s,bound_name,proven,gap,search_s\n" + string.Concat(runs.Select(Line)));

    private static string Line(MvmRun run) => string.Join(
        ',',
        [
            run.Instance, Number(run.PublishedSeconds), Truth(run.PublishedFault.Length == 0), Number(run.Seconds), Truth(run.IsValid),
            Number(run.Gain), Number(run.SimpleBoundSeconds), Number(run.BoundSeconds), run.BoundName, Truth(run.IsProven), Number(run.Gap),
            run.ElapsedSeconds.ToString("0.###", CultureInfo.InvariantCulture),
        ]) + "\n";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";
}
