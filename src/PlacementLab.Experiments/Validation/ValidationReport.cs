using System.Collections.Immutable;

namespace PlacementLab.Experiments.Validation;

/// <summary>What a validation found.</summary>
/// <param name="Findings">Rows in the order of the sets.</param>
/// <param name="Points">Predicted against measured, cell by cell.</param>
/// <param name="Notes">What a reader must know: what a set lacks, what was left out, which sets were not found.</param>
public sealed record ValidationReport(
    ImmutableArray<ValidationFinding> Findings, ImmutableArray<ValidationPoint> Points, ImmutableArray<string> Notes)
{
    /// <summary>A report without content.</summary>
    public static ValidationReport Empty { get; } = new([], [], []);

    /// <summary>The goals that are not met.</summary>
    public IEnumerable<ValidationFinding> Missed => Findings.Where(f => f.IsMet == false);

    /// <summary>Two reports one after the other.</summary>
    /// <param name="next">What follows.</param>
    public ValidationReport Then(ValidationReport next) =>
        new(Findings.AddRange(next.Findings), Points.AddRange(next.Points), Notes.AddRange(next.Notes));
}
