using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Experiments.Validation;
using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Testbed.Measuring;

namespace PlacementLab.Cli.Commands;

/// <summary>What `placementlab measure` prints: a line for each migration, measured beside predicted.</summary>
internal static class MeasureTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(
        CommandLineStreams streams, MeasurementFolder folder, CampaignResult result, ImmutableDictionary<string, TestbedPrediction> predictions)
    {
        IReadOnlyList<MeasureDocumentRow> rows = MeasureDocumentRow.Of(result, predictions);
        var table = new FittedTable(
            new("cell", false), new("scheme", false, 4), new("total s", true), new("model", true), new("downtime s", true), new("model", true, 3),
            new("traffic MB", true, 5), new("model", true, 5), new("longest gap s", true, 1), new("host busy %", true, 2), new("status", false),
            new("guest", false));
        foreach (MeasureDocumentRow row in rows)
        {
            table.AddRow(Line(row));
        }

        table.Write(streams);
        WriteErrors(streams, rows);
        streams.Output.WriteLine($"QEMU {result.Tools.Version}, guest kernel {result.Tools.KernelVersion}; tables: {folder.Path}");
        if (!result.IsSound)
        {
            streams.Output.WriteLine($"{result.Rows.Count(r => !r.IsSound)} of {result.Rows.Length} rows are not sound; --resume measures them again.");
        }
    }

    private static string[] Line(MeasureDocumentRow row) =>
    [
        row.Cell,
        row.Machines > 1 ? $"{row.Scheme} ×{row.Machines}" : row.Scheme,
        Number(row.TotalSeconds, "0.00"),
        row.Predicted is { Converges: false } ? "no end" : Number(row.Predicted?.TotalSeconds, "0.00"),
        Number(row.DowntimeSeconds, "0.000"),
        Number(row.Predicted?.DowntimeSeconds, "0.000"),
        Number(row.TrafficBytes / 1e6, "0.0"),
        Number(row.Predicted?.TrafficBytes / 1e6, "0.0"),
        Number(row.LongestGapSeconds, "0.000"),
        Number(row.HostBusyPercent, "0"),
        row.Status,
        row.Error.Length > 0 ? row.Error : row.GuestCheck,
    ];

    private static void WriteErrors(CommandLineStreams streams, IReadOnlyList<MeasureDocumentRow> rows)
    {
        MeasureDocumentRow[] compared = [.. rows.Where(r => r is { Status: "completed", Predicted.Converges: true })];
        if (compared.Length > 0)
        {
            streams.Output.WriteLine(
                $"Model against measured, median relative error of {compared.Length} rows: total {Error(compared, r => r.TotalSeconds, p => p.TotalSeconds)}, "
                + $"downtime {Error(compared, r => r.DowntimeSeconds, p => p.DowntimeSeconds)}, "
                + $"traffic {Error(compared, r => r.TrafficBytes, p => p.TrafficBytes)}. The model knows settings, content and writers, not the run.");
        }
    }

    private static string Error(MeasureDocumentRow[] rows, Func<MeasureDocumentRow, double?> measured, Func<TestbedPrediction, double> predicted)
    {
        double[] errors = [.. rows.Where(r => measured(r) > 0).Select(r => Math.Abs((predicted(r.Predicted!) / measured(r)!.Value) - 1))];
        return errors.Length == 0 ? "unknown" : SampleStatistics.Median(errors).ToString("0.0 %", CultureInfo.InvariantCulture);
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
