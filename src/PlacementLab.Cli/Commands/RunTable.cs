using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Cli.Commands;

/// <summary>The closing table of a run: policies × schemes.</summary>
internal static class RunTable
{
    private static readonly FittedTable.Column[] _columns =
    [
        new("policy", false),
        new("scheme", false),
        new("energy kWh", true),
        new("migrations", true),
        new("downtime s", true, 6),
        new("migrating s", true, 3),
        new("traffic GB", true, 4),
        new("overloaded host-h", true, 7),
        new("SLATAH %", true, 5),
        new("PDM %", true, 2),
        new("SLAV ×10⁻⁶", true, 1),
        new("score", true),
    ];

    /// <summary>Prints table, conclusion and the path of the report.</summary>
    public static void Print(RunRecord record, string report, CommandLineStreams streams)
    {
        var table = new FittedTable([.. _columns]);
        double best = record.Policies.Min(p => p.Score);
        foreach (PolicyRow row in record.Policies)
        {
            table.AddRow(Cells(row, row.Score == best));
        }

        ImmutableArray<string> hidden = table.Write(streams);
        if (!hidden.IsEmpty)
        {
            streams.Output.WriteLine($"No room here for {string.Join(", ", hidden)}: see the report, or use a wider terminal.");
        }

        streams.Output.WriteLine(record.Conclusion);
        streams.Output.WriteLine("The score is what the operator pays, lower is better (* marks the best). Dirty-page behaviour is assumed, see the report.");
        streams.Output.WriteLine($"Report: {report}");
    }

    private static string[] Cells(PolicyRow row, bool best) =>
    [
        row.Policy,
        row.Scheme,
        Number(row.EnergyKwh, "0.00"),
        Number(row.Migrations, "0"),
        Number(row.DowntimeSeconds, "0.0"),
        Number(row.TotalMigrationSeconds, "0"),
        Number(row.TrafficBytes / 1e9, "0.0"),
        Number(row.OverloadedHostHours, "0.00"),
        Number(row.Slatah * 100, "0.00"),
        Number(row.Pdm * 100, "0.0000"),
        Number(row.Slav * 1e6, "0.00"),
        Number(row.Score, "0.00") + (best ? "*" : " "),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
