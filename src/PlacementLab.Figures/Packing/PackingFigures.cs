using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Packing;

namespace PlacementLab.Figures.Packing;

/// <summary>The figures of published packing problems.</summary>
public static class PackingFigures
{
    /// <summary>Writes them as SVG and PNG, light and dark.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(ImmutableArray<PackingRun> runs, string folder) =>
    [
        .. FigureFiles.Write([OptimaOverTimeFigure.Draw(runs, FigureStyle.Light)], folder),
        .. FigureFiles.Write([OptimaOverTimeFigure.Draw(runs, FigureStyle.Dark)], folder, "-dark"),
    ];
}
