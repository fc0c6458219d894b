using System.Net.Sockets;
using System.Text.Json;
using PlacementLab.Testbed.Links;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Qmp;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Measures a suspension to a file and a resumption from it in a new machine.</summary>
internal sealed class SuspendMigration
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan _afterwards = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _eventLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(50);

    private readonly Bench _bench;
    private readonly PlannedRow _planned;
    private readonly MeasurementCell _cell;
    private readonly MeasurementRow _row;
    private readonly GuestLog _log;

    /// <summary>Creates the measurement.</summary>
    public SuspendMigration(Bench bench, PlannedRow planned, MeasurementRow row)
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
        string file = _bench.Folder.File("state");
        (DateTimeOffset stopped, IReadOnlyList<int> layout) = Suspend(file);
        _bench.Pause(_cell.ThinkTime);
        Resume(file, stopped);
        File.Delete(file);
        return new MeasuredMigration(_row, [], layout);
    }

    private (DateTimeOffset Stopped, IReadOnlyList<int> Layout) Suspend(string file)
    {
        using Machine source = Machine.Start(_bench, new MachineRequest("src", _cell.Memory, _cell.Guest.ToOptions(_planned.Seed)), _log);
        source.WaitUntilReady();
        _bench.Pause(_warmUp);
        IReadOnlyList<int> layout = BeforeMigration.Measure(_bench, _planned, source, _log, _row);
        MigrationSettings.Enable(source.Control, ["events"]);
        source.Control.Execute("migrate-set-parameters", new Dictionary<string, object> { ["max-bandwidth"] = (long)_cell.Cap.BytesPerSecond });
        DateTimeOffset stopped = _bench.Time.GetUtcNow();
        _row.Set("started_unix_s", stopped.ToUnixTimeMilliseconds() / 1000.0, 1);
        var meter = new HostMeter(source);
        source.Control.Execute("stop");
        source.Control.Execute("migrate", new Dictionary<string, object> { ["uri"] = $"file:{file}" });
        RowCounters.Fill(_row, WaitForFile(source));
        QmpEvent? completed = source.Control.Wait(e => e.MigrationStatus == "completed", _eventLimit, "the end of suspending");
        _row.SetMilliseconds("suspend_ms", (completed?.At ?? _bench.Time.GetUtcNow()) - stopped);
        meter.Fill(_row);
        _row.Set("file_bytes", new FileInfo(file).Length);
        return (stopped, layout);
    }

    private JsonElement WaitForFile(Machine source)
    {
        var deadline = new Deadline(_cell.Limit + _cell.Memory / _cell.Cap);
        while (!deadline.HasPassed)
        {
            JsonElement info = source.Control.Execute("query-migrate");
            switch (info.Text("status"))
            {
                case "completed":
                    return info;
                case "failed":
                    throw new TestbedException(
                        $"migration {_cell.Name}", $"QEMU's refusal to write the file (\"{info.Text("error-desc")}\")", "a state file", "See whether the disk of the temporary folder is full.");
                default:
                    _bench.Pause(_pollPeriod);
                    break;
            }
        }

        throw new TestbedException($"migration {_cell.Name}", "a state file that is not complete in time", "the guest in a file", "Raise limit in the plan, or cap.");
    }

    private void Resume(string file, DateTimeOffset stopped)
    {
        DateTimeOffset began = _bench.Time.GetUtcNow();
        using Machine destination = Machine.Start(
            _bench, new MachineRequest("dst", _cell.Memory, _cell.Guest.ToOptions(_planned.Seed)) { IsDestination = true }, _log);
        MigrationSettings.Enable(destination.Control, ["events"]);
        Feed(file, MigrationSettings.Listen(destination, _bench));
        destination.Control.Wait(e => e.MigrationStatus is "completed" or "failed", _cell.Limit, "the end of resuming");
        destination.Control.Execute("cont");
        QmpEvent resumed = destination.Control.Wait(e => e.Name == "RESUME", _eventLimit, "the guest's resumption")
            ?? throw new TestbedException($"migration {_cell.Name}", "no resumption of the guest", "a running guest", "Raise limit in the plan.");
        _row.SetMilliseconds("resume_ms", resumed.At - began);
        _row.SetMilliseconds("stop_to_resume_ms", resumed.At - stopped);
        _row.SetMilliseconds("wall_ms", resumed.At - stopped);
        _row.Set("status", "completed");
        _bench.Pause(_afterwards);
        GuestObservation.Fill(_row, _log, stopped, resumed.At.AddSeconds(0.4));
        string verdict = GuestCheck.Examine(_bench, destination, _cell.Guest, _log);
        _row.Set("guest_check", verdict);
        _row.Set("error", verdict == GuestCheck.Ok ? "" : $"guest after the migration: {verdict}");
    }

    private void Feed(string file, int port)
    {
        using Socket socket = _bench.Launcher.NewSocket();
        try
        {
            FilePump.Send(file, socket, port, _cell.ReadBack > DataRate.Zero ? _cell.ReadBack : _cell.Cap, _bench.Cancellation);
        }
        catch (SocketException e)
        {
            throw new TestbedException($"migration {_cell.Name}", $"a destination that stopped reading ({e.Message})", "a guest read back from the file", "Look at the message beside it.", e);
        }
    }
}
