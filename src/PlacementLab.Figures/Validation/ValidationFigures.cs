using System.Collections.Immutable;
using PlacementLab.Experiments.Validation;

namespace PlacementLab.Figures.Validation;

/// <summary>All figures of a validation.</summary>
public static class ValidationFigures
{
    /// <summary>Draws those that have something to show: for the testbed and for published sets, predictions and errors.</summary>
    /// <param name="report">The validation.</param>
    /// <param name="style">Colours and format.</param>
    public static ImmutableArray<Figure> Draw(ValidationReport report, FigureStyle style) =>
    [
        .. new[] { ValidationFigureScope.Testbed, ValidationFigureScope.Published }
            .Where(scope => report.Points.Any(p => scope.Holds(p.Set)))
            .SelectMany(scope => new[] { PredictedMeasuredFigure.Draw(report, scope, style), ErrorDistributionFigure.Draw(report, scope, style) }),
    ];
}
