using PlacementLab.Testbed.Links;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Qmp;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Measures one migration of one machine to another, by any scheme but through a file.</summary>
internal sealed class SingleMigration
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan _afterwards = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan _eventLimit = TimeSpan.FromSeconds(10);

    private readonly Bench _bench;
    private readonly PlannedRow _planned;
    private readonly MeasurementCell _cell;
    private readonly MeasurementRow _row;
    private readonly GuestLog _log;

    /// <summary>Creates the measurement.</summary>
    public SingleMigration(Bench bench, PlannedRow planned, MeasurementRow row)
    {
        _bench = bench;
        _planned = planned;
        _cell = planned.Cell;
        _row = row;
        _log = new GuestLog(bench.Time);
    }

    /// <summary>Measures.</summary>
    /// <exception cref="TestbedException">A machine or the migration could not be brought to its end.</exception>
    public MeasuredMigration Run()
    {
        string options = _cell.Guest.ToOptions(_planned.Seed);
        using Machine source = Machine.Start(_bench, new MachineRequest("src", _cell.Memory, options), _log);
        source.WaitUntilReady();
        using Machine destination = Machine.Start(_bench, new MachineRequest("dst", _cell.Memory, options) { IsDestination = true }, _log);
        _bench.Pause(_warmUp);
        IReadOnlyList<int> layout = BeforeMigration.Measure(_bench, _planned, source, _log, _row);
        int port = MigrationSettings.Apply(_cell, source, destination, _bench);
        using LinkRelay? relay = _cell.Link > DataRate.Zero || _cell.RoundTrip > TimeSpan.Zero
            ? new LinkRelay(new RelayOptions(_cell.Link, _cell.RoundTrip), [port], _bench.Launcher.NewSocket)
            : null;
        var watch = new MigrationWatch(_bench, _cell, source, _row);
        Migrate(source, destination, relay?.Ports[0] ?? port, watch);
        _row.Set("relay_forward_bytes", relay?.ForwardBytes);
        _row.Set("relay_back_bytes", relay?.BackBytes);
        Examine(source, destination);
        return new MeasuredMigration(_row, watch.Timeline, layout);
    }

    private void Migrate(Machine source, Machine destination, int port, MigrationWatch watch)
    {
        PostCopySwitch armed = PostCopySwitch.Arm(_cell, source, _bench.Time);
        var meter = new HostMeter(source, destination);
        (TimeSpan sourceCpu, TimeSpan destinationCpu) = (source.CpuTime, destination.CpuTime);
        DateTimeOffset? stopped = null;
        if (_cell.Scheme == TestbedScheme.StopAndCopy)
        {
            stopped = _bench.Time.GetUtcNow();
            source.Control.Execute("stop");
        }

        DateTimeOffset began = _bench.Time.GetUtcNow();
        _row.Set("started_unix_s", began.ToUnixTimeMilliseconds() / 1000.0, 1);
        source.Control.Execute("migrate", new Dictionary<string, object> { ["uri"] = $"tcp:127.0.0.1:{port}" });
        DateTimeOffset ended = watch.Watch() == "completed" ? Finish(source, destination, began) : _bench.Time.GetUtcNow();
        _row.SetMilliseconds("wall_ms", ended - began);
        meter.Fill(_row);
        _row.Set("src_cpu_s", (source.CpuTime - sourceCpu).TotalSeconds, 2);
        _row.Set("dst_cpu_s", (destination.CpuTime - destinationCpu).TotalSeconds, 2);
        Passes(source.Control.Events, armed, began);
        _bench.Pause(_afterwards);
        GuestObservation.Fill(_row, _log, stopped ?? began, ended.AddSeconds(0.3));
    }

    /// <summary>Waits until the guest runs at the destination, and notes when.</summary>
    private DateTimeOffset Finish(Machine source, Machine destination, DateTimeOffset began)
    {
        DateTimeOffset ended = _bench.Time.GetUtcNow();
        destination.Control.Wait(e => e.MigrationStatus == "completed", _eventLimit, "the end of the migration");
        if (_cell.Scheme == TestbedScheme.StopAndCopy)
        {
            destination.Control.Execute("cont");
        }

        QmpEvent? resumed = destination.Control.Wait(e => e.Name == "RESUME", _eventLimit, "the guest's resumption");
        QmpEvent? stopped = source.Control.Events.LastOrDefault(e => e.Name == "STOP");
        if (resumed is not null && stopped is not null)
        {
            _row.SetMilliseconds("stop_to_resume_ms", resumed.At - stopped.At);
            _row.SetMilliseconds("stop_at_ms", stopped.At - began);
        }

        _row.Set("postcopy_blocktime_ms", destination.Control.Execute("query-migrate").Number("postcopy-blocktime"));
        return resumed is not null && resumed.At > ended ? resumed.At : ended;
    }

    private void Passes(IReadOnlyList<QmpEvent> events, PostCopySwitch armed, DateTimeOffset began)
    {
        const int MostTimes = 60;
        QmpEvent[] passes = [.. events.Where(e => e.Name == "MIGRATION_PASS")];
        _row.Set("passes", passes.Length);
        _row.Set("pass_times_ms", string.Join(';', passes.Take(MostTimes).Select(p => Math.Round((p.At - began).TotalMilliseconds))));
        _row.Set("switched_to_postcopy", events.Any(e => e.MigrationStatus == "postcopy-active"));
        _row.Set("start_postcopy_at_ms", armed.At is { } at ? (at - began).TotalMilliseconds : null, 1);
    }

    /// <summary>A guest that moved must be well at the destination; one that did not, at the source.</summary>
    private void Examine(Machine source, Machine destination)
    {
        Machine where = _row.Status == "completed" ? destination : source;
        if (_row.Status != "completed" && _cell.Scheme == TestbedScheme.StopAndCopy)
        {
            source.Control.Execute("cont");
        }

        string verdict = GuestCheck.Examine(_bench, where, _cell.Guest, _log);
        _row.Set("guest_check", verdict);
        if (verdict != GuestCheck.Ok && _row.Error.Length == 0)
        {
            _row.Set("error", $"guest after the migration: {verdict}");
        }
    }
}
