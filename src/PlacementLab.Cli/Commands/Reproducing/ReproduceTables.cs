using System.Globalization;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Experiments.Reproduction.Comparing;
using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce` prints: the differences, or that there are none, and the metrics of what was not compared.</summary>
internal static class ReproduceTables
{
    private const int MostDifferences = 50;

    /// <summary>Prints them.</summary>
    public static void Write(CommandLineStreams streams, ReproductionReport report, string folder)
    {
        ReferenceDifference[] differences = [.. report.Differences];
        if (differences.Length > 0)
        {
            WriteDifferences(streams, differences);
        }

        if (!report.Uncompared.IsEmpty)
        {
            WriteMetrics(streams, report);
        }

        foreach (ComparedPart part in report.Parts)
        {
            streams.Output.WriteLine(part.Sentence);
        }

        if (report.ReferencePath is null)
        {
            streams.Output.WriteLine("There is no reference here, so nothing was compared. Name one with --reference.");
        }

        foreach (string note in report.Notes.Where(_ => report.ReferencePath is not null))
        {
            streams.Output.WriteLine($"note: {note}");
        }

        streams.Output.WriteLine($"Results and figures: {folder}");
    }

    private static void WriteDifferences(CommandLineStreams streams, ReferenceDifference[] differences)
    {
        var table = new FittedTable(
            new("day", false), new("policy", false), new("quantity", false), new("reference", true), new("here", true), new("relative", true, 1));
        foreach (ReferenceDifference difference in differences.Take(MostDifferences))
        {
            table.AddRow(
                difference.Day, difference.Policy, difference.Quantity, difference.Expected, difference.Found,
                difference.Relative is { } share && double.IsFinite(share) ? share.ToString("+0.0e+0;-0.0e+0", CultureInfo.InvariantCulture) : "");
        }

        table.Write(streams);
        if (differences.Length > MostDifferences)
        {
            streams.Output.WriteLine($"… and {differences.Length - MostDifferences} more; --json prints all.");
        }
    }

    private static void WriteMetrics(CommandLineStreams streams, ReproductionReport report)
    {
        var table = new FittedTable(
            new("day", false), new("policy", false), new("energy kWh", true), new("migrations", true), new("SLATAH %", true, 3), new("PDM %", true, 2),
            new("SLAV ×10⁻⁶", true), new("ESV ×10⁻³ kWh", true), new("overall SLA %", true, 1), new("shutdowns", true, 4));
        foreach (StudyRun run in report.Uncompared)
        {
            ConsolidationMetrics m = run.Metrics;
            table.AddRow(
                run.Cell.Day, run.Cell.PolicyName, Number(m.Energy.KilowattHours, "N2"), Number(m.Migrations, "N0"), Number(m.Slatah * 100, "N2"),
                Number(m.Pdm * 100, "N4"), Number(m.Slav * 1e6, "N2"), Number(m.Esv * 1e3, "N3"), Number(m.OverallSla * 100, "N3"), Number(m.HostShutdowns, "N0"));
        }

        table.Write(streams);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
