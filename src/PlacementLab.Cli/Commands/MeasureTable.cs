using System.Globalization;
using PlacementLab.Testbed.Measuring;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>What `placementlab measure` prints: a line for each migration.</summary>
internal static class MeasureTable
{
    private static readonly string[] _numbers = ["total s", "downtime s", "longest gap s", "traffic MB", "host busy %"];

    /// <summary>Writes the table.</summary>
    public static void Write(CommandLineStreams streams, MeasurementFolder folder, CampaignResult result)
    {
        Table table = streams.NewTable();
        table.AddColumns("cell", "scheme");
        foreach (string column in _numbers)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.AddColumns("status", "guest");
        foreach (MeasureDocumentRow row in result.Kept.Concat(result.Rows).Select(MeasureDocumentRow.Of))
        {
            table.AddRow(
                new Text(row.Cell), new Text(row.Machines > 1 ? $"{row.Scheme} ×{row.Machines}" : row.Scheme), Number(row.TotalSeconds, "0.00"),
                Number(row.DowntimeSeconds, "0.000"), Number(row.LongestGapSeconds, "0.000"), Number(row.TrafficBytes / 1e6, "0.0"),
                Number(row.HostBusyPercent, "0"), new Text(row.Status), new Text(row.Error.Length > 0 ? row.Error : row.GuestCheck));
        }

        streams.OutputConsole().Write(table);
        streams.Output.WriteLine($"QEMU {result.Tools.Version}, guest kernel {result.Tools.KernelVersion}; tables: {folder.Path}");
        if (!result.IsSound)
        {
            streams.Output.WriteLine($"{result.Rows.Count(r => !r.IsSound)} of {result.Rows.Length} rows are not sound; --resume measures them again.");
        }
    }

    private static Text Number(double? value, string format) =>
        new(value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "");
}
