using PlacementLab.Migration;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>A published dirty curve and the 48 times that were predicted from it: the same rule must give the same times.</summary>
public sealed class CurveValidation : IValidationSet
{
    private const string Tested = "all cells: 8 bandwidths by 6 downtime limits, rounded up to s";

    /// <inheritdoc/>
    public string Name => "qemu_dirty_rate_vector";

    /// <inheritdoc/>
    public string Title => "48 published predictions from a measured dirty curve, exactly";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => File.Exists(PathIn(sources)) ? null : PathIn(sources);

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        PublishedCurve published = PublishedCurveReader.Read(PathIn(sources));
        var curve = new EmpiricalDirtyCurve(published.Samples, published.Memory);
        (PublishedCurveCell Cell, double? Seconds)[] all =
        [
            .. published.Cells.Select(c => (c, EmpiricalCurvePredictor.Predict(
                curve, published.Memory, published.ZeroMemory, c.Bandwidth, c.DowntimeLimit).TotalTime is { } time ? Math.Ceiling(time.TotalSeconds) : (double?)null)),
        ];
        MeasuredCell[] cells =
        [
            .. all.Where(c => c.Cell.Seconds is not null && c.Seconds is not null)
                .Select(c => new MeasuredCell($"{c.Cell.Bandwidth}, {c.Cell.DowntimeLimit?.TotalMilliseconds} ms", [c.Cell.Seconds!.Value], c.Seconds!.Value)),
        ];
        int equal = all.Count(c => c.Cell.Seconds == c.Seconds);
        var subject = new ValidationSubject(Name, "pre-copy", "total", "nothing", Tested);
        ValidationFinding times = CellErrors.Of(cells).Finding(subject, null);
        times = times with { Row = times.Row with { Rows = all.Length }, Goal = $"all {all.Length} cells equal", IsMet = equal == all.Length };
        return new ValidationReport(
            [
                times,
                Share("false-converges", all.Count(c => c.Cell.Seconds is null && c.Seconds is not null), all.Length),
                Share("false-does-not-converge", all.Count(c => c.Cell.Seconds is not null && c.Seconds is null), all.Length),
            ],
            CellErrors.Points(subject, cells), [$"{Name}: {equal} of {all.Length} cells equal."]);
    }

    private static string PathIn(ValidationSources sources) => sources.PathOf("..", "reference", "qemu_dirty_rate_vector.json");

    private ValidationFinding Share(string target, int wrong, int all) =>
        new(new ValidationRow(Name, "pre-copy", target, all, (double)wrong / all, null, null, "nothing", Tested)) { Goal = "none", IsMet = wrong == 0 };
}
