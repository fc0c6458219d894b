using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;

namespace PlacementLab.Cli.Commands.Comparing;

/// <summary>What `placementlab compare consolidation --json` prints.</summary>
/// <param name="Days">The days, and the day that forecasters learned on.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="Hosts">Number of hosts.</param>
/// <param name="HostMemoryGib">Memory of each; null for the published one.</param>
/// <param name="Prices">What cost means.</param>
/// <param name="BestClassic">The best classic policy for each kind of migration cost.</param>
/// <param name="Rows">A row for each policy, kind of cost and measure.</param>
/// <param name="Conclusion">What they show.</param>
/// <param name="Report">Path of the report.</param>
/// <param name="Figures">Paths of the figures.</param>
internal sealed record CompareDocument(
    ImmutableArray<CompareDocument.Day> Days, ImmutableArray<int> Seeds, int Hosts, double? HostMemoryGib, ComparisonPrices Prices,
    ImmutableDictionary<string, string?> BestClassic, ImmutableArray<CompareDocumentRow> Rows, ImmutableArray<string> Conclusion, string Report,
    ImmutableArray<string> Figures)
{
    /// <summary>The document of a comparison.</summary>
    public static CompareDocument Of(ComparisonStudy study, string report, ImmutableArray<string> figures) => new(
        [.. study.Blocks.Select(b => new Day(b.Name, b.Training?.Name))], study.Settings.Seeds, study.Settings.Hosts,
        study.Settings.HostMemory is { } memory ? memory.Bytes / (double)(1L << 30) : null, study.Settings.Prices,
        study.Settings.Regimes.ToImmutableDictionary(r => r.Name, r => study.BestClassic(r)?.Name), CompareDocumentRow.Of(study),
        ComparisonConclusion.Of(study), report, figures);

    /// <summary>A day.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="TrainedOn">The day that forecasters learned on; null for none.</param>
    internal sealed record Day(string Name, string? TrainedOn);
}
