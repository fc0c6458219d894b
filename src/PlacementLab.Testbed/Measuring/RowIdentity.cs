using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Measuring;

/// <summary>The columns that say what is measured, and with what.</summary>
internal static class RowIdentity
{
    /// <summary>A row of one machine that has its identity only.</summary>
    public static MeasurementRow ForMigration(PlannedRow planned)
    {
        MeasurementCell cell = planned.Cell;
        var row = new MeasurementRow(MeasurementColumns.OfMigration);
        row.Set("cell", cell.Name);
        row.Set("repeat", planned.Repeat);
        row.Set("seed", planned.Seed);
        row.Set("order", planned.Order);
        row.Set("scheme", TestbedSchemeNames.NameOf(cell.Scheme));
        Options(row, cell);
        Guest(row, cell.Guest);
        row.Set("mem_mib", cell.Memory.TotalMebibytes);
        row.Set("max_bandwidth_mib_s", Mebibytes(cell.Cap), 2);
        row.Set("relay_rate_mib_s", Mebibytes(cell.Link), 2);
        row.Set("downtime_limit_ms", cell.DowntimeLimit.TotalMilliseconds);
        row.Set("rtt_ms", cell.RoundTrip.TotalMilliseconds, 1);
        row.Set("think_ms", cell.Scheme == TestbedScheme.SuspendFile ? cell.ThinkTime.TotalMilliseconds : null);
        row.Set("limit_s", cell.Limit.TotalSeconds, 1);
        return row;
    }

    /// <summary>A row of several machines that has its identity only.</summary>
    public static MeasurementRow ForConcurrency(PlannedRow planned)
    {
        MeasurementCell cell = planned.Cell;
        var row = new MeasurementRow(MeasurementColumns.OfConcurrency);
        row.Set("trial", cell.Name);
        row.Set("repeat", planned.Repeat);
        row.Set("order", planned.Order);
        row.Set("scheme", TestbedSchemeNames.NameOf(cell.Scheme));
        row.Set("vms", cell.Machines);
        row.Set("mode", cell.Parallel ? "parallel" : "serial");
        row.Set("relay_rate_mib_s", Mebibytes(cell.Link), 2);
        row.Set("downtime_limit_ms", cell.DowntimeLimit.TotalMilliseconds);
        row.Set("mem_mib", cell.Memory.TotalMebibytes);
        row.Set("fill_mib", cell.Guest.FilledMemory.TotalMebibytes);
        row.Set("written_pages", cell.Guest.WrittenPages ?? cell.Guest.HotPages);
        row.Set("writes_s", cell.Guest.WritesPerSecond ?? (cell.Guest.HotWritesPerSecond + cell.Guest.ColdPagesPerSecond));
        row.Set("write_bytes", cell.Guest.WriteBytes);
        row.Set("pattern", cell.Guest.Pattern);
        return row;
    }

    /// <summary>Adds what it is measured with, and how busy the host has been.</summary>
    public static void AddOrigin(MeasurementRow row, Bench bench)
    {
        row.Set("host_load1", HostLoad.LastMinute(), 2);
        row.Set("qemu_version", bench.Tools.Version.ToString());
        row.Set("kernel_version", bench.Tools.KernelVersion);
        row.Set("own_network", bench.Launcher.HasOwnNetwork);
    }

    private static void Options(MeasurementRow row, MeasurementCell cell)
    {
        bool xbzrle = cell.XbzrleCache > DataSize.Zero;
        row.Set("hybrid_rounds", cell.Scheme == TestbedScheme.Hybrid ? cell.HybridRounds : null);
        row.Set("auto_converge", cell.AutoConverge);
        row.Set("ac_initial_pct", cell.AutoConverge ? cell.ThrottleInitial : null);
        row.Set("ac_increment_pct", cell.AutoConverge ? cell.ThrottleIncrement : null);
        row.Set("xbzrle", xbzrle);
        row.Set("xbzrle_cache_mib", xbzrle ? cell.XbzrleCache.TotalMebibytes : null, 2);
        row.Set("multifd_channels", cell.MultifdChannels);
        row.Set("compression", cell.Compression);
    }

    private static void Guest(MeasurementRow row, GuestWorkload guest)
    {
        row.Set("fill", guest.Fill);
        row.Set("fill_mib", guest.FilledMemory.TotalMebibytes);
        row.Set("pattern", guest.Pattern);
        row.Set("written_pages", guest.WrittenPages);
        row.Set("writes_s", guest.WritesPerSecond, 2);
        row.Set("hot_pages", guest.HotPages);
        row.Set("hot_writes_s", guest.HotWritesPerSecond, 2);
        row.Set("cold_pages_s", guest.ColdPagesPerSecond, 2);
        row.Set("on_ms", guest.On?.TotalMilliseconds);
        row.Set("off_ms", guest.Off?.TotalMilliseconds);
        row.Set("write_bytes", guest.WriteBytes);
        row.Set("cpu_bound", guest.CpuBound);
    }

    private static double Mebibytes(DataRate rate) => rate.BytesPerSecond / (1 << 20);
}
