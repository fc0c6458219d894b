using PlacementLab.Experiments.Results;
using PlacementLab.Figures;

namespace PlacementLab.Cli.Commands;

/// <summary>What a finished run says on the error stream, beside its results.</summary>
internal static class RunNotes
{
    /// <summary>The notes, a line each.</summary>
    /// <param name="record">The run.</param>
    /// <param name="json">Whether the results were printed as JSON, which has no room for the main assumption.</param>
    /// <param name="hasFont">Whether there was a font to write figures with.</param>
    public static IEnumerable<string> Of(RunRecord record, bool json, bool hasFont) =>
    [
        .. json ? record.Assumptions.Take(1).Select(a => $"Note: {a}") : [],
        .. hasFont ? Array.Empty<string>() : [$"Note: {FigureFont.Advice}"],
    ];
}
