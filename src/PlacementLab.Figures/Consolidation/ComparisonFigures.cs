using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;

namespace PlacementLab.Figures.Consolidation;

/// <summary>The figures of a comparison.</summary>
public static class ComparisonFigures
{
    /// <summary>Writes them as SVG and PNG, light and dark.</summary>
    /// <param name="study">The comparison.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(ComparisonStudy study, string folder) =>
        [.. FigureFiles.Write(Draw(study, FigureStyle.Light), folder), .. FigureFiles.Write(Draw(study, FigureStyle.Dark), folder, "-dark")];

    private static Figure[] Draw(ComparisonStudy study, FigureStyle style) => [ComparisonPlaneFigure.Draw(study, style), ComparisonRankFigure.Draw(study, style)];
}
