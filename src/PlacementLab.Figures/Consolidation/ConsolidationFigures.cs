using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Experiments.Reproduction.Quirks;

namespace PlacementLab.Figures.Consolidation;

/// <summary>The figures of the reproduction, light and dark, as files.</summary>
public static class ConsolidationFigures
{
    /// <summary>Writes the policies' figure as SVG and PNG.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(IReadOnlyCollection<StudyRun> runs, string folder) =>
        Write(style => [PolicyBoxFigure.Draw(runs, style)], folder);

    /// <summary>Writes the figures of the quirks as SVG and PNG.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(QuirkStudy study, string folder) =>
        Write(style => [QuirkRankFigure.Draw(study, style), QuirkEffectFigure.Draw(study, style)], folder);

    private static ImmutableArray<string> Write(Func<FigureStyle, Figure[]> draw, string folder) =>
        [.. FigureFiles.Write(draw(FigureStyle.Light), folder), .. FigureFiles.Write(draw(FigureStyle.Dark), folder, "-dark")];
}
