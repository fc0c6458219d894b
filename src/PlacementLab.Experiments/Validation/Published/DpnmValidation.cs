using System.Collections.Immutable;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// OpenStack migrations with what was observed before them, but no dirty rate, bandwidth or bytes: nothing a cost model could start
/// from. A linear model of the logarithm is fitted to the features, with an interval from its residuals.
/// </summary>
public sealed class DpnmValidation : IValidationSet
{
    private const double FittedShare = 0.7;
    private const double Nominal = 0.9;

    /// <inheritdoc/>
    public string Name => "dpnm_openstack";

    /// <inheritdoc/>
    public string Title => "OpenStack migrations with features observed before them";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => File.Exists(PathIn(sources)) ? null : PathIn(sources);

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        ImmutableArray<DpnmMigration> rows = DpnmReader.Read(PathIn(sources));
        var findings = ImmutableArray.CreateBuilder<ValidationFinding>();
        var points = ImmutableArray.CreateBuilder<ValidationPoint>();
        foreach ((string target, Func<DpnmMigration, double> value) in new (string, Func<DpnmMigration, double>)[]
            { ("total", r => r.TotalSeconds), ("downtime", r => r.DowntimeMilliseconds / 1000) })
        {
            (ValidationFinding[] found, ImmutableArray<ValidationPoint> drawn) = Learned([.. rows.Where(r => value(r) > 0)], target, value);
            findings.AddRange(found);
            points.AddRange(drawn);
        }

        return new ValidationReport(
            findings.ToImmutable(), points.ToImmutable(),
            ["dpnm_openstack: no dirty rate of the guest's memory, no bandwidth and no bytes are recorded; times are learned from features, not modelled."]);
    }

    private static string PathIn(ValidationSources sources) =>
        sources.PathOf("live_migration", "dpnm_openstack", "migrations_66features.csv.gz");

    private (ValidationFinding[] Findings, ImmutableArray<ValidationPoint> Points) Learned(
        DpnmMigration[] rows, string target, Func<DpnmMigration, double> value)
    {
        int known = (int)(rows.Length * FittedShare);
        var fit = LinearFit.Of(rows[..known].Select(r => (Inputs(r), Math.Log(value(r)))));
        double[] residuals = [.. rows[..known].Select(r => Math.Log(value(r)) - fit.At(Inputs(r)))];
        double low = SampleStatistics.Quantile(residuals, (1 - Nominal) / 2);
        double high = SampleStatistics.Quantile(residuals, (1 + Nominal) / 2);
        double centre = SampleStatistics.Median(residuals);
        (double Measured, double Log)[] tested = [.. rows[known..].Select(r => (value(r), fit.At(Inputs(r))))];
        MeasuredCell[] cells = [.. tested.Select((t, i) => new MeasuredCell($"row {known + i + 1}", [t.Measured], Math.Exp(t.Log + centre)))];
        var subject = new ValidationSubject(
            Name, "pre-copy (learned)", target, "a linear model of 14 features, on the first 70 % of the rows", "the last 30 % of the rows");
        return (
            [
                CellErrors.Of(cells).Finding(subject, null),
                IntervalFinding.Of(
                    subject with { Target = target + "-interval" },
                    [.. tested.Select(t => (t.Measured, Math.Exp(t.Log + low), Math.Exp(t.Log + high)))], Nominal),
            ],
            CellErrors.Points(subject, cells));
    }

    /// <summary>One, and each feature as log(1 + x), since rates and counts span decades.</summary>
    private static double[] Inputs(DpnmMigration row) => [1, .. row.Features.Select(f => Math.Log(1 + Math.Max(0, f)))];
}
