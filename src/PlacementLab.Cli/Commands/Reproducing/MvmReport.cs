using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Scheduling;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>The document that `placementlab reproduce mvm --json` prints.</summary>
/// <param name="Instances">Instances run.</param>
/// <param name="Valid">Plans without a fault.</param>
/// <param name="NoLonger">Plans no longer than the published ones.</param>
/// <param name="Proven">Plans proven to be the shortest.</param>
/// <param name="MeanGain">Mean share by which plans are shorter than the published ones.</param>
/// <param name="PublishedValid">Published plans without a fault.</param>
/// <param name="Runs">A row for each instance.</param>
/// <param name="Figures">Files of the figures.</param>
internal sealed record MvmReport(
    int Instances,
    int Valid,
    int NoLonger,
    int Proven,
    double MeanGain,
    int PublishedValid,
    IReadOnlyList<MvmReport.Row> Runs,
    IReadOnlyList<string> Figures)
{
    /// <summary>The document of some runs.</summary>
    public static MvmReport Of(ImmutableArray<MvmRun> runs, ImmutableArray<string> figures) => new(
        runs.Length,
        runs.Count(r => r.IsValid),
        runs.Count(r => r.Seconds <= r.PublishedSeconds),
        runs.Count(r => r.IsProven),
        runs.Average(r => r.Gain),
        runs.Count(r => r.PublishedFault.Length == 0),
        [.. runs.Select(r => new Row(r.Instance, r.PublishedSeconds, r.Seconds, r.BoundSeconds, r.BoundName, r.IsProven, r.Gap, r.IsValid))],
        figures);

    /// <summary>One instance.</summary>
    internal sealed record Row(
        string Instance, double PublishedSeconds, double MakespanSeconds, double LowerBoundSeconds, string BoundName, bool Proven, double Gap, bool Valid);
}
