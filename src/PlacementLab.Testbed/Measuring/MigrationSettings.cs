using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Qmp;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Measuring;

/// <summary>Tells two machines how to migrate.</summary>
internal static class MigrationSettings
{
    private const double OpenBytesPerSecond = 20000.0 * (1 << 20);
    private static readonly TimeSpan _listenLimit = TimeSpan.FromSeconds(10);

    /// <summary>Sets capabilities and parameters on both sides, and lets the destination listen.</summary>
    /// <param name="cell">What to measure.</param>
    /// <param name="source">Where the guest runs.</param>
    /// <param name="destination">Where it shall go.</param>
    /// <param name="bench">For pauses.</param>
    /// <returns>The port that the destination listens at.</returns>
    public static int Apply(MeasurementCell cell, Machine source, Machine destination, Bench bench)
    {
        string[] capabilities = CapabilitiesOf(cell);
        Dictionary<string, object> parameters = ParametersOf(cell);
        Enable(source.Control, capabilities);
        Enable(destination.Control, cell.UsesPostCopy ? [.. capabilities, "postcopy-blocktime"] : capabilities);
        source.Control.Execute("migrate-set-parameters", parameters);
        if (cell.MultifdChannels > 0)
        {
            destination.Control.Execute("migrate-set-parameters", parameters.Where(p => p.Key.StartsWith("multifd", StringComparison.Ordinal)).ToDictionary());
        }

        return Listen(destination, bench);
    }

    /// <summary>Enables capabilities.</summary>
    public static void Enable(QmpClient control, IReadOnlyList<string> capabilities) => control.Execute(
        "migrate-set-capabilities",
        new Dictionary<string, object> { ["capabilities"] = capabilities.Select(c => new Dictionary<string, object> { ["capability"] = c, ["state"] = true }).ToArray() });

    /// <summary>Lets a destination listen at a port that the system chooses, so that none can be taken.</summary>
    public static int Listen(Machine destination, Bench bench)
    {
        destination.Control.Execute("migrate-incoming", new Dictionary<string, object> { ["uri"] = "tcp:127.0.0.1:0" });
        var deadline = new Deadline(_listenLimit);
        while (!deadline.HasPassed)
        {
            if (destination.Control.Execute("query-migrate").Object("socket-address") is { ValueKind: System.Text.Json.JsonValueKind.Array } addresses
                && addresses.GetArrayLength() > 0 && int.TryParse(addresses[0].Text("port"), out int port) && port > 0)
            {
                return port;
            }

            bench.Pause(TimeSpan.FromMilliseconds(10));
        }

        throw new TestbedException(destination.Name, $"no port within {_listenLimit.TotalSeconds:0} s", "a destination that listens", "See whether this QEMU reports socket-address.");
    }

    /// <summary>The parameters of a cell; a rate that is not capped is set far above any wire.</summary>
    public static Dictionary<string, object> ParametersOf(MeasurementCell cell)
    {
        long rate = (long)(cell.Cap > DataRate.Zero ? cell.Cap.BytesPerSecond : OpenBytesPerSecond);
        var parameters = new Dictionary<string, object>
        {
            ["max-bandwidth"] = rate,
            ["max-postcopy-bandwidth"] = rate,
            ["downtime-limit"] = (long)cell.DowntimeLimit.TotalMilliseconds,
        };
        if (cell.AutoConverge)
        {
            parameters["cpu-throttle-initial"] = cell.ThrottleInitial;
            parameters["cpu-throttle-increment"] = cell.ThrottleIncrement;
        }

        if (cell.XbzrleCache > DataSize.Zero)
        {
            parameters["xbzrle-cache-size"] = cell.XbzrleCache.Bytes;
        }

        if (cell.MultifdChannels > 0)
        {
            parameters["multifd-channels"] = cell.MultifdChannels;
            parameters["multifd-compression"] = cell.Compression;
        }

        return parameters;
    }

    /// <summary>The capabilities of a cell.</summary>
    public static string[] CapabilitiesOf(MeasurementCell cell) =>
    [
        "events",
        .. cell.UsesPostCopy ? ["postcopy-ram"] : Array.Empty<string>(),
        .. cell.Scheme == TestbedScheme.PostCopyPreempt ? ["postcopy-preempt"] : Array.Empty<string>(),
        .. cell.AutoConverge ? ["auto-converge"] : Array.Empty<string>(),
        .. cell.XbzrleCache > DataSize.Zero ? ["xbzrle"] : Array.Empty<string>(),
        .. cell.MultifdChannels > 0 ? ["multifd"] : Array.Empty<string>(),
    ];
}
