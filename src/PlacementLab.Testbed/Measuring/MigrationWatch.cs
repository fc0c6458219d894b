using System.Text.Json;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Watches a running migration to its end, at the source: a sample every 50 ms, a cancellation at the limit.</summary>
internal sealed class MigrationWatch
{
    private static readonly TimeSpan _period = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(15);
    private static readonly string[] _running = ["active", "device", "postcopy-active", "pre-switchover"];

    private readonly Bench _bench;
    private readonly MeasurementCell _cell;
    private readonly Machine _source;
    private readonly MeasurementRow _row;
    private readonly List<TimelineSample> _timeline = [];

    /// <summary>Creates a watch.</summary>
    public MigrationWatch(Bench bench, MeasurementCell cell, Machine source, MeasurementRow row)
    {
        _bench = bench;
        _cell = cell;
        _source = source;
        _row = row;
    }

    /// <summary>The samples.</summary>
    public IReadOnlyList<TimelineSample> Timeline => _timeline;

    /// <summary>Waits for the end and fills the row with the source's counters.</summary>
    /// <returns>The final status: completed, failed or cancelled.</returns>
    /// <exception cref="TestbedException">It neither ends nor can be cancelled, or QEMU has gone.</exception>
    public string Watch()
    {
        var since = new Deadline(TimeSpan.MaxValue);
        double throttle = 0;
        bool cancelled = false;
        while (true)
        {
            JsonElement info = _source.Control.Execute("query-migrate");
            string status = info.Text("status") ?? "";
            throttle = Math.Max(throttle, info.Number("cpu-throttle-percentage") ?? 0);
            Sample(info, status, since.Elapsed);
            if (status is "completed" or "failed" or "cancelled")
            {
                return End(info, status, throttle, keepCounters: cancelled);
            }

            if (since.Elapsed > _cell.Limit && !cancelled)
            {
                cancelled = true;
                RowCounters.Fill(_row, info);
                _row.Set("total_ms", since.Elapsed.TotalMilliseconds);
                _source.Control.Execute("migrate_cancel");
            }

            if (since.Elapsed > _cell.Limit + _grace)
            {
                throw new TestbedException(
                    $"migration {_cell.Name}", $"status \"{status}\" {_grace.TotalSeconds:0} s after its limit", "an end, or a cancellation", "Raise limit in the plan, or the link's rate.");
            }

            _bench.Pause(_period);
        }
    }

    private void Sample(JsonElement info, string status, TimeSpan since)
    {
        if (!_running.Contains(status))
        {
            return;
        }

        TimelineSample sample = TimelineSample.Of(since, info);
        _timeline.Add(sample);
        _row.Set("remaining_last_bytes", sample.RemainingBytes ?? _row.Number("remaining_last_bytes"));
        _row.Set("throttle_pct_end", info.Number("cpu-throttle-percentage"));
        _row.Set("expected_downtime_ms", info.Number("expected-downtime") ?? _row.Number("expected_downtime_ms"));
    }

    private string End(JsonElement info, string status, double throttle, bool keepCounters)
    {
        if (!keepCounters)
        {
            RowCounters.Fill(_row, info);
        }

        _row.Set("throttle_pct_max", throttle);
        _row.Set("status", status);
        if (status == "failed")
        {
            _row.Set("error", info.Text("error-desc") ?? "QEMU gave no reason");
        }

        return status;
    }
}
