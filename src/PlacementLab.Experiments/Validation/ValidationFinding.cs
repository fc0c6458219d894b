namespace PlacementLab.Experiments.Validation;

/// <summary>A row of the validation with what it is held against.</summary>
/// <param name="Row">The row.</param>
public sealed record ValidationFinding(ValidationRow Row)
{
    /// <summary>What is aimed at, such as "≤ 2 %, p90 ≤ 8 %"; empty where nothing is.</summary>
    public string Goal { get; init; } = "";

    /// <summary>Whether the goal is met; null where there is none.</summary>
    public bool? IsMet { get; init; }

    /// <summary>Cells that the median is taken over, 0 where rows are not grouped.</summary>
    public int Cells { get; init; }

    /// <summary>Median relative error against single runs instead of the cells' medians; null where not computed.</summary>
    public double? SingleRunError { get; init; }

    /// <summary>Median absolute error in the unit of the quantity (s or B); null where not computed.</summary>
    public double? MedianAbsoluteError { get; init; }

    /// <summary>90th percentile of the absolute error; null where not computed.</summary>
    public double? P90AbsoluteError { get; init; }

    /// <summary>Share of the measured values inside the predicted interval, 0–1; null where no interval was predicted.</summary>
    public double? Coverage { get; init; }

    /// <summary>The interval's nominal coverage, 0–1; null where no interval was predicted.</summary>
    public double? NominalCoverage { get; init; }
}
