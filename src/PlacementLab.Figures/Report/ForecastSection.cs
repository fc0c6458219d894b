using System.Collections.Immutable;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Prediction.Overload;

namespace PlacementLab.Figures.Report;

/// <summary>Scores of the overload forecasters.</summary>
internal static class ForecastSection
{
    private static readonly ImmutableArray<ReportColumn> _columns =
    [
        new("Forecaster", "name", IsNumber: false), new("Average precision", "higher is better"), new("Brier score", "lower is better"),
        new("Base rate's Brier", "knows only the share"), new("Cases", "count"), new("Overloaded", "%"),
    ];

    /// <summary>The section; empty where no forecaster was judged.</summary>
    /// <param name="result">The experiment.</param>
    public static IEnumerable<XElement> ToHtml(ExperimentResult result)
    {
        (string Id, string Caption, ImmutableArray<OverloadScore> Scores)[] tables =
        [
            ("forecasters", "Overload forecasters on the test part, all cases.", result.Prediction),
            ("onset-forecasters", "The same on cases whose host is not overloaded yet, where a warning comes in time.", result.OnsetPrediction),
        ];
        return tables.Where(t => !t.Scores.IsEmpty)
            .SelectMany(t => new ReportTable(t.Id, t.Caption, _columns).ToHtml(t.Scores.Select(score => ToCells(score, t.Scores))));
    }

    private static ImmutableArray<ReportCell> ToCells(OverloadScore score, ImmutableArray<OverloadScore> all) =>
    [
        new(score.Name),
        ReportCell.Of(score.AveragePrecision, 3) with { IsBest = all.Length > 1 && score.AveragePrecision >= all.Max(s => s.AveragePrecision) },
        ReportCell.Of(score.Brier, 4) with { IsBest = all.Length > 1 && score.Brier <= all.Min(s => s.Brier) },
        ReportCell.Of(score.BaseRateBrier, 4),
        ReportCell.Of(score.Rows, 0),
        ReportCell.Of(100.0 * score.Positives / score.Rows, 1),
    ];
}
