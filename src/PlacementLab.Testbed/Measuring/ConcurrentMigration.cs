using System.Globalization;
using System.Text.Json;
using PlacementLab.Testbed.Links;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Qmp;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Measures machines that leave over one shared link, all at once or one after the other.</summary>
internal sealed class ConcurrentMigration
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _afterwards = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan _eventLimit = TimeSpan.FromSeconds(10);
    private static readonly double[] _curveSeconds = [0.2, 0.8];

    private readonly Bench _bench;
    private readonly PlannedRow _planned;
    private readonly MeasurementCell _cell;
    private readonly MeasurementRow _row;
    private readonly GuestLog _log;

    /// <summary>Creates the measurement.</summary>
    public ConcurrentMigration(Bench bench, PlannedRow planned, MeasurementRow row)
    {
        _bench = bench;
        _planned = planned;
        _cell = planned.Cell;
        _row = row;
        _log = new GuestLog(bench.Time);
    }

    /// <summary>Measures.</summary>
    /// <exception cref="TestbedException">A machine or a migration could not be brought to its end.</exception>
    public MeasuredMigration Run()
    {
        var machines = new List<Machine>();
        try
        {
            Machine[] sources = [.. Enumerable.Range(0, _cell.Machines).Select(i => Start(machines, i, isDestination: false))];
            Array.ForEach(sources, s => s.WaitUntilReady());
            Machine[] destinations = [.. Enumerable.Range(0, _cell.Machines).Select(i => Start(machines, i, isDestination: true))];
            _bench.Pause(_warmUp);
            _row.Set("vm_dirty_curve_s_pages", string.Join('|', sources.Select(s => BeforeMigration.Curve(_bench, s, _curveSeconds))));
            _row.Set("vm_nonzero_pages", Join(sources.Select(s => (double)s.Memory.NonzeroPagesByMebibyte().Sum())));
            MigrateAll(sources, destinations);
            Examine(destinations);
            return new MeasuredMigration(_row, [], []);
        }
        finally
        {
            machines.ForEach(m => m.Kill());
            machines.ForEach(m => m.Dispose());
        }
    }

    private Machine Start(List<Machine> machines, int number, bool isDestination)
    {
        string name = (isDestination ? "dst" : "src") + number.ToString(CultureInfo.InvariantCulture);
        var request = new MachineRequest(name, _cell.Memory, _cell.Guest.ToOptions(_planned.Seed + number)) { IsDestination = isDestination };
        Machine machine = Machine.Start(_bench, request, _log);
        machines.Add(machine);
        return machine;
    }

    private void MigrateAll(Machine[] sources, Machine[] destinations)
    {
        int[] ports = [.. sources.Zip(destinations, (s, d) => MigrationSettings.Apply(_cell, s, d, _bench))];
        using var relay = new LinkRelay(new RelayOptions(_cell.Link, _cell.RoundTrip), ports, _bench.Launcher.NewSocket);
        Array.ForEach(sources, s => PostCopySwitch.Arm(_cell, s, _bench.Time));
        var meter = new HostMeter([.. sources, .. destinations]);
        DateTimeOffset began = _bench.Time.GetUtcNow();
        var starts = new List<DateTimeOffset>();
        for (int i = 0; i < sources.Length; i++)
        {
            starts.Add(_bench.Time.GetUtcNow());
            Begin(sources[i], relay.Ports[i]);
            if (!_cell.Parallel)
            {
                WaitForEnd(sources[i], destinations[i]);
            }
        }

        for (int i = 0; _cell.Parallel && i < sources.Length; i++)
        {
            WaitForEnd(sources[i], destinations[i]);
        }

        Outcome[] outcomes = [.. sources.Zip(destinations, OutcomeOf)];
        meter.Fill(_row);
        _bench.Pause(_afterwards);
        _row.Set("relay_forward_bytes", relay.ForwardBytes);
        Fill(outcomes, starts, began);
    }

    private void Begin(Machine source, int port)
    {
        if (_cell.Scheme == TestbedScheme.StopAndCopy)
        {
            source.Control.Execute("stop");
        }

        source.Control.Execute("migrate", new Dictionary<string, object> { ["uri"] = $"tcp:127.0.0.1:{port}" });
    }

    private void WaitForEnd(Machine source, Machine destination)
    {
        QmpEvent? end = destination.Control.Wait(e => e.MigrationStatus is "completed" or "failed", _cell.Limit, "the end of the migration");
        if (end?.MigrationStatus != "completed")
        {
            throw new TestbedException(
                $"trial {_cell.Name}", end is null ? $"no end within {_cell.Limit.TotalSeconds:0} s" : "a failed migration", "a migration that ends", "Raise limit in the plan, or the link's rate.");
        }

        source.Control.Wait(e => e.MigrationStatus == "completed", _eventLimit, "the source's end of the migration");
        if (_cell.Scheme == TestbedScheme.StopAndCopy)
        {
            destination.Control.Execute("cont");
        }
    }

    private Outcome OutcomeOf(Machine source, Machine destination)
    {
        JsonElement info = source.Control.Execute("query-migrate");
        QmpEvent? resumed = destination.Control.Wait(e => e.Name == "RESUME", _eventLimit, "the guest's resumption");
        QmpEvent? stopped = source.Control.Events.FirstOrDefault(e => e.Name == "STOP");
        if (resumed is null || stopped is null)
        {
            throw new TestbedException($"trial {_cell.Name}", "no stop or no resumption of a guest", "both", "Raise limit in the plan.");
        }

        DateTimeOffset completed = destination.Control.Events.Last(e => e.MigrationStatus == "completed").At;
        return new Outcome(
            info.Number("total-time") ?? 0, info.Object("ram").Number("transferred") ?? 0, info.Object("ram").Number("dirty-sync-count") ?? 0,
            resumed.At > completed ? resumed.At : completed, (resumed.At - stopped.At).TotalMilliseconds);
    }

    private void Fill(Outcome[] outcomes, List<DateTimeOffset> starts, DateTimeOffset began)
    {
        _row.SetMilliseconds("makespan_ms", outcomes.Max(o => o.Ended) - began, 0);
        _row.Set("sum_transferred_bytes", outcomes.Sum(o => o.Bytes));
        _row.Set("sum_downtime_ms", outcomes.Sum(o => o.DowntimeMs));
        _row.Set("max_downtime_ms", outcomes.Max(o => o.DowntimeMs));
        _row.Set("vm_total_ms", Join(outcomes.Select(o => o.TotalMs)));
        _row.Set("vm_start_ms", Join(starts.Select(s => (s - began).TotalMilliseconds)));
        _row.Set("vm_end_ms", Join(outcomes.Select(o => (o.Ended - began).TotalMilliseconds)));
        _row.Set("vm_downtime_ms", Join(outcomes.Select(o => o.DowntimeMs)));
        _row.Set("vm_transferred_bytes", Join(outcomes.Select(o => o.Bytes)));
        _row.Set("vm_passes", Join(outcomes.Select(o => o.Passes)));
        _row.Set("vm_gap_max_ms", Join(outcomes.Select((_, i) =>
            GuestObservation.GapsMs(_log, m => m == $"src{i}" || m == $"dst{i}", began, DateTimeOffset.MaxValue).DefaultIfEmpty(0).Max())));
        _row.Set("status", "completed");
    }

    private void Examine(Machine[] destinations)
    {
        string[] verdicts = [.. destinations.Select(d => GuestCheck.Examine(_bench, d, _cell.Guest, _log))];
        _row.Set("guest_check", string.Join(';', verdicts));
        if (verdicts.Any(v => v != GuestCheck.Ok))
        {
            _row.Set("error", "guests after the migration: " + string.Join(';', verdicts));
        }
    }

    private static string Join(IEnumerable<double> values) => string.Join(';', values.Select(v => v.ToString("0", CultureInfo.InvariantCulture)));

    private sealed record Outcome(double TotalMs, double Bytes, double Passes, DateTimeOffset Ended, double DowntimeMs);
}
