using System.Globalization;
using PlacementLab.Experiments.Validation;

namespace PlacementLab.Cli.Commands;

/// <summary>The tables that `validate` prints: one for each set, with what was fitted and tested below it.</summary>
internal static class ValidateTable
{
    /// <summary>Prints a report.</summary>
    public static void Write(CommandLineStreams streams, ValidationReport report)
    {
        foreach (IGrouping<string, ValidationFinding> set in report.Findings.GroupBy(f => f.Row.Set))
        {
            streams.Output.WriteLine(set.Key);
            WriteSet(streams, [.. set]);
            foreach (var source in set.GroupBy(f => (f.Row.FittedOn, f.Row.TestedOn)))
            {
                streams.Output.WriteLine($"  {Subjects([.. source], [.. set])}fitted: {source.Key.FittedOn}; tested: {source.Key.TestedOn}");
            }

            streams.Output.WriteLine();
        }

        foreach (string note in report.Notes)
        {
            streams.Output.WriteLine($"note: {note}");
        }

        int goals = report.Findings.Count(f => f.IsMet is not null);
        streams.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{goals - report.Missed.Count()} of {goals} goals met"));
    }

    private static void WriteSet(CommandLineStreams streams, ValidationFinding[] findings)
    {
        var table = new FittedTable(
            new("scheme", false), new("target", false), new("rows", true), new("median", true), new("p90", true), new("noise", true, 3),
            new("single runs", true, 1), new("absolute", true, 2), new("goal", false, 4), new("met", false));
        foreach (ValidationFinding finding in findings)
        {
            ValidationRow row = finding.Row;
            table.AddRow(
                row.Scheme, row.Target, row.Rows.ToString("N0", CultureInfo.InvariantCulture), Percent(row.MedianRelativeError),
                Percent(row.P90RelativeError), Percent(row.NoiseFloor), Percent(finding.SingleRunError), Absolute(finding), GoalOf(finding),
                finding.IsMet switch { true => "yes", false => "NO", null => "" });
        }

        table.Write(streams);
    }

    private static string Subjects(ValidationFinding[] some, ValidationFinding[] all) => some.Length == all.Length
        ? "" : string.Join(", ", some.Select(f => f.Row.Scheme).Distinct()) + ": ";

    private static string GoalOf(ValidationFinding finding) => finding.Coverage is { } coverage
        ? string.Create(CultureInfo.InvariantCulture, $"{finding.Goal} ({100 * coverage:0} % inside a {100 * finding.NominalCoverage:0} % interval)").Trim()
        : finding.Goal;

    private static string Percent(double? share) => share is not { } value ? ""
        : value is > 0 and < 0.00005 ? "< 0.01 %"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0#} %");

    private static string Absolute(ValidationFinding finding) => (finding.MedianAbsoluteError, finding.Row.Target) switch
    {
        (null, _) => "",
        ({ } bytes, "traffic") => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.##} MB"),
        ({ } seconds, "downtime") => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} (p90 {finding.P90AbsoluteError * 1000:0}) ms"),
        ({ } seconds, _) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s"),
    };
}
