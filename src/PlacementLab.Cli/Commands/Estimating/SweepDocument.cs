using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The JSON document of `estimate --sweep`; swept values are in base units.</summary>
internal sealed record SweepDocument(
    EstimateInputValues Inputs, SweepDocument.Swept Sweep, IReadOnlyList<SweepDocument.Point> Points, string Conclusion, string Values)
{
    /// <summary>Builds the document.</summary>
    public static SweepDocument Of(EstimateInputs inputs, SchemeSweepResult sweep) => new(
        EstimateInputValues.Of(inputs),
        new Swept(
            SweepQuantities.NameOf(sweep.Range.Quantity),
            sweep.Range.From,
            sweep.Range.To,
            [.. sweep.ConvergenceChanges],
            [.. sweep.BestRanges.Select(r => new Best(NameOf(r.Scheme), r.From, r.To))]),
        [.. sweep.Points.Select(p => new Point(p.Value, NameOf(p.Best), [.. p.Estimates.Select(EstimateDocument.RowOf)]))],
        SweepTable.Conclusion(sweep),
        EstimateDocument.PointMeaning);

    private static string? NameOf(MigrationScheme? scheme) => scheme is { } s ? MigrationSchemeNames.NameOf(s) : null;

    /// <summary>What was swept and found.</summary>
    internal sealed record Swept(
        string Quantity, double From, double To, IReadOnlyList<ConvergenceChange> ConvergenceChanges, IReadOnlyList<Best> LeastTimeLost);

    /// <summary>Where a scheme costs the VM the least time.</summary>
    internal sealed record Best(string? Scheme, double From, double To);

    /// <summary>One step.</summary>
    internal sealed record Point(double Value, string? LeastTimeLost, IReadOnlyList<EstimateDocument.Row> Estimates);
}
