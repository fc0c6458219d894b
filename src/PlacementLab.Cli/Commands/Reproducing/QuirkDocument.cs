using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Experiments.Reproduction.Quirks;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce cloudsim --quirks --json` prints.</summary>
/// <param name="Days">Days.</param>
/// <param name="Policies">Policies.</param>
/// <param name="Fixes">What each fix does, the release as it is first.</param>
/// <param name="Conclusion">Whether the ranking survives.</param>
/// <param name="Runs">All runs.</param>
/// <param name="Figures">Paths of the figures.</param>
internal sealed record QuirkDocument(
    ImmutableArray<string> Days, ImmutableArray<string> Policies, ImmutableArray<QuirkDocumentRow> Fixes, string Conclusion, ImmutableArray<RunRow> Runs,
    ImmutableArray<string> Figures)
{
    /// <summary>The document of a study.</summary>
    public static QuirkDocument Of(QuirkStudy study, IEnumerable<StudyRun> runs, ImmutableArray<string> figures) => new(
        study.Days, [.. study.Policies.Select(p => p.Name)], [.. QuirkRules.All.Select(r => QuirkDocumentRow.Of(study, r))], QuirkConclusion.Of(study),
        [.. runs.Select(RunRow.Of)], figures);
}
