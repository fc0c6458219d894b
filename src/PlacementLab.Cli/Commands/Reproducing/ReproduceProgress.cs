using PlacementLab.Experiments.Reproduction;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>Shows how far the runs have come.</summary>
internal static class ReproduceProgress
{
    /// <summary>Runs the work while showing its progress on the error stream.</summary>
    public static Task<T> ShowAsync<T>(CommandLineStreams streams, Func<IProgress<StudyProgress>, T> work) =>
        CountedProgress.ShowAsync(streams, Describe, work);

    private static CountedRun Describe(StudyProgress p) => new(
        p.Done, p.Total, $"{p.Cell.Day} {p.Cell.PolicyName}", $"{p.Cell.Day} {p.Cell.PolicyName} {p.Cell.RulesName}", p.IsKept);
}
