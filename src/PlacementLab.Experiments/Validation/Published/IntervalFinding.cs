using System.Globalization;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>An interval in place of a value, where a set does not record what a value would need.</summary>
internal static class IntervalFinding
{
    /// <summary>The finding of some intervals.</summary>
    /// <param name="subject">Set, scheme and target.</param>
    /// <param name="rows">Measured values with their intervals; at least one.</param>
    /// <param name="nominal">Share of the values that the interval is meant to hold, 0–1.</param>
    public static ValidationFinding Of(ValidationSubject subject, IReadOnlyCollection<(double Measured, double Low, double High)> rows, double nominal)
    {
        double inside = (double)rows.Count(r => r.Measured >= r.Low && r.Measured <= r.High) / rows.Count;
        double width = SampleStatistics.Median(rows.Select(r => r.High / r.Low));
        string tested = string.Create(
            CultureInfo.InvariantCulture,
            $"{subject.TestedOn}; {100 * inside:0} % of them lie inside the interval (meant: {100 * nominal:0} %), which is a factor of {width:0.##} wide");
        return new ValidationFinding(new ValidationRow(
            subject.Set, subject.Scheme, subject.Target, rows.Count, null, null, null, subject.FittedOn, tested))
        {
            Coverage = inside,
            NominalCoverage = nominal,
        };
    }
}
