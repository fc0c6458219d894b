using PlacementLab.Experiments.Results;
using PlacementLab.Traces.Files;

namespace PlacementLab.Figures.Report;

/// <summary>
/// Writes the report: one HTML file that needs nothing else and asks nobody for anything (figures, style and script are
/// inside, and its own security policy forbids requests). It is well-formed XML too.
/// </summary>
public static class ReportWriter
{
    /// <summary>Writes the report; the file is complete or not there. The same results give the same bytes.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="path">The file, usually named report.html.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(ExperimentResult result, string path) => AtomicFile.WriteText(path, ToHtml(result));

    /// <summary>The report as text.</summary>
    /// <param name="result">The experiment.</param>
    public static string ToHtml(ExperimentResult result) => ReportFrame.Print(new ReportPage(result).ToHtml());
}
