using System.Collections.Immutable;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Figures;

/// <summary>All figures of an experiment.</summary>
public static class FigureSet
{
    /// <summary>Draws them in the order of the report.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="style">Colours and format.</param>
    public static ImmutableArray<Figure> Draw(ExperimentResult result, FigureStyle style) =>
    [
        EnergySlaFigure.Draw(result, style),
        MigrationCostFigure.Draw(result, style),
        OverloadFigure.Draw(result, style),
        PlanFigure.Draw(result, style),
        ConvergenceFigure.Draw(result, style),
    ];
}
