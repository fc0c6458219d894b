using System.Globalization;
using PlacementLab.Experiments.Results;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>The closing table of a run: policies × schemes.</summary>
internal static class RunTable
{
    private static readonly string[] _headers =
    [
        "policy", "scheme", "energy kWh", "migrations", "downtime s", "migrating s", "traffic GB", "overloaded host-h", "SLATAH %", "PDM %", "SLAV ×10⁻⁶", "score",
    ];

    /// <summary>Prints table, conclusion and the path of the report.</summary>
    public static void Print(RunRecord record, string report, CommandLineStreams streams)
    {
        Table table = streams.NewTable();
        for (int i = 0; i < _headers.Length; i++)
        {
            table.AddColumn(new TableColumn(_headers[i]) { Alignment = i < 2 ? Justify.Left : Justify.Right, NoWrap = true });
        }

        double best = record.Policies.Min(p => p.Score);
        foreach (PolicyRow row in record.Policies)
        {
            table.AddRow([.. Cells(row, row.Score == best).Select(c => new Text(c))]);
        }

        streams.OutputConsole().Write(table);
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
