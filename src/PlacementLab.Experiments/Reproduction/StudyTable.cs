using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>Writes runs as a CSV file with all digits, in the columns of the reference.</summary>
public static class StudyTable
{
    /// <summary>Writes the file, complete or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="runs">The runs, a line for each.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<StudyRun> runs) => AtomicFile.WriteText(
        path, string.Join(',', ["day", "policy", "rules", .. StudyMetric.Columns, "esv_kwh"]) + "\n" + string.Concat(runs.Select(Line)));

    private static string Line(StudyRun run) => string.Join(
        ',',
        [
            run.Cell.Day, run.Cell.PolicyName, run.Cell.RulesName,
            .. StudyMetric.All.Select(m => Number(m.ValueOf(run.Metrics))), Number(run.Metrics.Esv),
        ]) + "\n";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
