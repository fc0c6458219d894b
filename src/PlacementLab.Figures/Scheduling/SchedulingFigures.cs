using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Scheduling;

namespace PlacementLab.Figures.Scheduling;

/// <summary>The figures of scheduling studies, light and dark, as files.</summary>
public static class SchedulingFigures
{
    /// <summary>Writes the figure of a study as SVG and PNG.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(IReadOnlyList<MvmRun> runs, string folder) =>
    [
        .. FigureFiles.Write([MvmFigure.Draw(runs, FigureStyle.Light)], folder),
        .. FigureFiles.Write([MvmFigure.Draw(runs, FigureStyle.Dark)], folder, "-dark"),
    ];
}
