using System.Collections.Immutable;

namespace PlacementLab.Experiments.Validation;

/// <summary>Errors of predictions over measured cells.</summary>
public sealed record CellErrors
{
    private CellErrors()
    {
    }

    /// <summary>Cells.</summary>
    public int Cells { get; private init; }

    /// <summary>Runs in all cells.</summary>
    public int Runs { get; private init; }

    /// <summary>Median over the cells of <see cref="MeasuredCell.RelativeError"/>.</summary>
    public double Median { get; private init; }

    /// <summary>90th percentile of the same.</summary>
    public double P90 { get; private init; }

    /// <summary>Largest of the same.</summary>
    public double Worst { get; private init; }

    /// <summary>Median over all runs of <see cref="MeasuredCell.RunErrors"/>.</summary>
    public double SingleRunMedian { get; private init; }

    /// <summary>Median over the cells of <see cref="MeasuredCell.AbsoluteError"/>.</summary>
    public double MedianAbsolute { get; private init; }

    /// <summary>90th percentile of the same.</summary>
    public double P90Absolute { get; private init; }

    /// <summary>Median of <see cref="MeasuredCell.Noise"/> over all runs of cells with at least two; null without such cells.</summary>
    public double? NoiseFloor { get; private init; }

    /// <summary>Computes the errors.</summary>
    /// <param name="cells">At least one cell.</param>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public static CellErrors Of(IReadOnlyCollection<MeasuredCell> cells)
    {
        double[] noise = [.. cells.SelectMany(c => c.Noise)];
        return new CellErrors
        {
            Cells = cells.Count,
            Runs = cells.Sum(c => c.Runs.Length),
            Median = SampleStatistics.Median(cells.Select(c => c.RelativeError)),
            P90 = SampleStatistics.Quantile(cells.Select(c => c.RelativeError), 0.9),
            Worst = cells.Max(c => c.RelativeError),
            SingleRunMedian = SampleStatistics.Median(cells.SelectMany(c => c.RunErrors)),
            MedianAbsolute = SampleStatistics.Median(cells.Select(c => c.AbsoluteError)),
            P90Absolute = SampleStatistics.Quantile(cells.Select(c => c.AbsoluteError), 0.9),
            NoiseFloor = noise.Length > 0 ? SampleStatistics.Median(noise) : null,
        };
    }

    /// <summary>The finding of these errors.</summary>
    /// <param name="subject">Set, scheme and target, with what was fitted and tested.</param>
    /// <param name="goal">What is aimed at; null for nothing.</param>
    internal ValidationFinding Finding(ValidationSubject subject, ErrorGoal? goal) => new(new ValidationRow(
        subject.Set, subject.Scheme, subject.Target, Runs, Median, P90, NoiseFloor, subject.FittedOn, subject.TestedOn))
    {
        Goal = goal?.Text ?? "",
        IsMet = goal?.IsMetBy(this),
        Cells = Cells,
        SingleRunError = SingleRunMedian,
        MedianAbsoluteError = MedianAbsolute,
        P90AbsoluteError = P90Absolute,
    };

    /// <summary>The points of a figure.</summary>
    internal static ImmutableArray<ValidationPoint> Points(ValidationSubject subject, IEnumerable<MeasuredCell> cells) =>
        [.. cells.Select(c => new ValidationPoint(subject.Set, subject.Scheme, subject.Target, c.Name, c.Measured, c.Predicted))];
}
