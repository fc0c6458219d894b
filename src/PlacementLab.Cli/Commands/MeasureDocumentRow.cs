using System.Collections.Immutable;
using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Testbed.Measuring;

namespace PlacementLab.Cli.Commands;

/// <summary>A measured migration in the JSON document; null where a value does not apply.</summary>
/// <param name="Cell">Name of the cell.</param>
/// <param name="Repeat">Which repeat.</param>
/// <param name="Scheme">Scheme.</param>
/// <param name="Machines">Machines that moved.</param>
/// <param name="Status">completed, cancelled, failed or error.</param>
/// <param name="Error">What is wrong; empty if nothing is.</param>
/// <param name="TotalSeconds">From the order to migrate to the end; of several machines the makespan; of a suspension with think time.</param>
/// <param name="DowntimeSeconds">From the guest's stop to its resumption; of several machines the longest.</param>
/// <param name="LongestGapSeconds">Longest gap between the guest's heartbeats.</param>
/// <param name="TrafficBytes">Bytes sent.</param>
/// <param name="HostBusyPercent">Busy share of the host's CPUs meanwhile.</param>
/// <param name="GuestCheck">"ok", or what was wrong with the guest after it.</param>
/// <param name="Predicted">What the model says, from what was known before the migration.</param>
internal sealed record MeasureDocumentRow(
    string Cell, int Repeat, string Scheme, int Machines, string Status, string Error, double? TotalSeconds, double? DowntimeSeconds,
    double? LongestGapSeconds, double? TrafficBytes, double? HostBusyPercent, string GuestCheck,
    TestbedPrediction? Predicted)
{
    /// <summary>All rows of a campaign, those kept from an earlier run first.</summary>
    public static IReadOnlyList<MeasureDocumentRow> Of(CampaignResult result, ImmutableDictionary<string, TestbedPrediction> predictions) =>
        [.. result.Kept.Concat(result.Rows).Select(row => Of(row, predictions.GetValueOrDefault(row.Cell)))];

    /// <summary>The row as the document shows it.</summary>
    public static MeasureDocumentRow Of(MeasurementRow row, TestbedPrediction? predicted = null)
    {
        bool several = row.Columns.Contains("vms");
        return new MeasureDocumentRow(
            row.Cell, row.Repeat, row["scheme"], several ? (int)(row.Number("vms") ?? 0) : 1, row.Status, row.Error,
            Seconds(several ? row.Number("makespan_ms") : row["scheme"] == "suspend-file" ? row.Number("wall_ms") : row.Number("total_ms")),
            Seconds(several ? row.Number("max_downtime_ms") : row.Number("stop_to_resume_ms")),
            Seconds(several ? Largest(row["vm_gap_max_ms"]) : row.Number("guest_gap_max_ms")),
            several ? row.Number("sum_transferred_bytes") : row.Number("transferred_bytes"),
            row.Number("host_busy_pct"), row["guest_check"], predicted);
    }

    private static double? Seconds(double? milliseconds) => milliseconds / 1000;

    private static double? Largest(string list) => list.Length == 0
        ? null
        : list.Split(';').Max(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture));
}
