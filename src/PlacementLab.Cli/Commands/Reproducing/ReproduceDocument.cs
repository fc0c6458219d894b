using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Experiments.Reproduction.Comparing;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce cloudsim --json` prints.</summary>
/// <param name="Reference">The results file that runs were held against; null for none.</param>
/// <param name="Rows">Rows of the results that were compared.</param>
/// <param name="Metrics">Metrics of each.</param>
/// <param name="Differences">Number of differences in all parts.</param>
/// <param name="Parts">What was compared, with every difference.</param>
/// <param name="Uncompared">Number of runs that the reference does not know.</param>
/// <param name="Notes">What else one should know.</param>
/// <param name="Runs">All runs.</param>
/// <param name="Figures">Paths of the figures.</param>
internal sealed record ReproduceDocument(
    string? Reference, int Rows, int Metrics, int Differences, ImmutableArray<ComparedPart> Parts, int Uncompared, ImmutableArray<string> Notes,
    ImmutableArray<RunRow> Runs, ImmutableArray<string> Figures)
{
    /// <summary>The document of a report.</summary>
    public static ReproduceDocument Of(ReproductionReport report, ImmutableArray<string> figures) => new(
        report.ReferencePath, report.Rows, StudyMetric.All.Length, report.Differences.Count(), report.Parts, report.Uncompared.Length, report.Notes,
        [.. report.Runs.Select(RunRow.Of)], figures);
}
