using System.Collections.Immutable;
using PlacementLab.Experiments.Results;
using PlacementLab.Traces.Files;

namespace PlacementLab.Figures;

/// <summary>Writes the figures as files for papers.</summary>
public static class FigureFiles
{
    /// <summary>Writes every figure in the light style as "id.svg" and "id.png"; each file is complete or not there.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <returns>The paths written, in the order of the report.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(ExperimentResult result, string folder) => Write(FigureSet.Draw(result, FigureStyle.Light), folder);

    /// <summary>Writes some figures as "id.svg" and "id.png"; each file is complete or not there.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <param name="suffix">What follows the id in the names of the files.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> Write(IEnumerable<Figure> figures, string folder, string suffix = "")
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (Figure figure in figures)
        {
            paths.AddRange(WriteAs(figure, Path.Combine(folder, figure.Id + suffix)));
        }

        return paths.ToImmutable();
    }

    /// <summary>Writes a figure as SVG and PNG under a name of the caller's; each file is complete or not there.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">Path without an ending; missing folders are created.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public static ImmutableArray<string> WriteAs(Figure figure, string path)
    {
        AtomicFile.WriteText(path + ".svg", figure.ToSvg());
        byte[] png = figure.ToPng();
        AtomicFile.Write(path + ".png", stream => stream.Write(png));
        return [path + ".svg", path + ".png"];
    }
}
