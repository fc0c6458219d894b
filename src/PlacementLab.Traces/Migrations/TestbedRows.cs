using System.Collections.Immutable;
using System.Globalization;

namespace PlacementLab.Traces.Migrations;

/// <summary>Turns lines of the testbed's files into records.</summary>
internal static class TestbedRows
{
    private const string HostLoad = "host_load1";
    private static readonly string[] _schemes = ["precopy", "postcopy", "postcopy-preempt", "hybrid", "stopcopy", "suspend-file"];
    private static readonly string[] _patterns = ["idle", "uniform", "hotcold", "sweep", "phased"];

    private static readonly string[] _measurementColumns =
    [
        "cell", "repeat", "started_unix_s", "scheme", "hybrid_rounds", "auto_converge", "ac_initial_pct", "ac_increment_pct", "xbzrle",
        "xbzrle_cache_mib", "multifd_channels", "compression", "mem_mib", "fill", "fill_mib", "pattern", "written_pages", "writes_s", "hot_pages",
        "hot_writes_s", "cold_pages_s", "on_ms", "off_ms", "write_bytes", "cpu_bound", "max_bandwidth_mib_s", "downtime_limit_ms", "rtt_ms",
        "relay_rate_mib_s", "think_ms", "limit_s", "ram_pages_total", "nonzero_pages_before", "dirty_curve_s_pages", "guest_writes_s_before", "status", "error",
        "total_ms", "stop_to_resume_ms", "transferred_bytes", "dirty_sync_count", "resume_ms",
    ];

    private static readonly string[] _concurrencyColumns =
    [
        "trial", "scheme", "vms", "mode", "relay_rate_mib_s", "downtime_limit_ms", "mem_mib", "fill_mib", "written_pages", "writes_s", "write_bytes",
        "pattern", "makespan_ms", "sum_transferred_bytes", "vm_nonzero_pages", "status", "error",
    ];

    private static readonly string[] _failureColumns =
    [
        "trial", "scheme", "return_path", "fault", "phase", "heal_after_ms", "recover", "guest_side", "vm_lost", "outcome", "recovery_tried",
        "recovery_ok",
    ];

    /// <summary>Rows of a file of measurements; rows with an error of the testbed are left out.</summary>
    public static ImmutableArray<TestbedMeasurement> Measurements(byte[] content, string place, TestbedGuests guests)
    {
        bool tellsLoad = MeasurementTable.HasColumn(content, place, HostLoad);
        return
        [
            .. MeasurementTable.Parse(content, place, WithLoad(_measurementColumns, tellsLoad)).Rows
                .Where(r => r.Text("error").Length == 0 && r.Text("status") != "failed")
                .Select(r => Measurement(r, guests) with { HostLoad = tellsLoad ? r.OptionalNumber(HostLoad) : null }),
        ];
    }

    /// <summary>Rows of a file of concurrent migrations; rows with an error of the testbed are left out.</summary>
    public static IEnumerable<TestbedConcurrency> Concurrency(byte[] content, string place, TestbedGuests guests)
    {
        bool tellsLoad = MeasurementTable.HasColumn(content, place, HostLoad);
        return MeasurementTable.Parse(content, place, WithLoad(_concurrencyColumns, tellsLoad)).Rows
            .Where(r => r.Text("error").Length == 0 && r.Text("status") == "completed")
            .Select(r => Concurrent(r, guests) with { HostLoad = tellsLoad ? r.OptionalNumber(HostLoad) : null });
    }

    /// <summary>Rows of a file of faults; trials that came to no end are left out.</summary>
    public static IEnumerable<TestbedFailure> Failures(byte[] content, string place) =>
        MeasurementTable.Parse(content, place, _failureColumns).Rows.Where(r => r.Text("outcome").Length > 0).Select(Failure);

    private static string[] WithLoad(string[] columns, bool tellsLoad) => tellsLoad ? [.. columns, HostLoad] : columns;

    private static TestbedMeasurement Measurement(MeasurementRow row, TestbedGuests guests)
    {
        bool completed = row.OneOf("status", "completed", "cancelled") == "completed";
        TestbedSetup setup = Setup(row);
        return new TestbedMeasurement
        {
            Cell = row.Text("cell"),
            Repeat = row.Whole("repeat"),
            StartedUnixSeconds = row.Number("started_unix_s"),
            Setup = setup,
            Workload = Workload(row, guests, setup.Compression),
            Completed = completed,
            TotalMilliseconds = completed ? row.Number("total_ms") : null,
            StopToResumeMilliseconds = completed ? row.OptionalNumber("stop_to_resume_ms") : null,
            TransferredBytes = row.Number("transferred_bytes"),
            DirtySyncCount = row.OptionalWhole("dirty_sync_count"),
            ResumeMilliseconds = row.OptionalNumber("resume_ms"),
        };
    }

    private static TestbedSetup Setup(MeasurementRow row) => new()
    {
        Scheme = row.OneOf("scheme", _schemes),
        HybridRounds = row.OptionalWhole("hybrid_rounds"),
        AutoConverge = row.OptionalNumber("auto_converge") > 0,
        ThrottleInitialPercent = row.OptionalNumber("ac_initial_pct") ?? 0,
        ThrottleIncrementPercent = row.OptionalNumber("ac_increment_pct") ?? 0,
        Xbzrle = row.OptionalNumber("xbzrle") > 0,
        XbzrleCacheMebibytes = row.OptionalNumber("xbzrle_cache_mib") ?? 0,
        MultifdChannels = row.OptionalWhole("multifd_channels") ?? 0,
        Compression = row.Text("compression").Length == 0 ? "none" : row.Text("compression"),
        CapMebibytesPerSecond = row.OptionalNumber("max_bandwidth_mib_s") ?? 0,
        LinkMebibytesPerSecond = row.OptionalNumber("relay_rate_mib_s") ?? 0,
        RoundTripMilliseconds = row.OptionalNumber("rtt_ms") ?? 0,
        DowntimeLimitMilliseconds = row.OptionalNumber("downtime_limit_ms") ?? 0,
        TimeLimitSeconds = row.OptionalNumber("limit_s") ?? 20,
        ThinkMilliseconds = row.OptionalNumber("think_ms") ?? 0,
        ReadBackMebibytesPerSecond = ReadBackRate(row),
    };

    /// <summary>A cell whose rates differ both ways has the way back in its name, as in "susp-m128-up32-down128"; else it is the cap.</summary>
    private static double ReadBackRate(MeasurementRow row)
    {
        string cell = row.Text("cell");
        int at = cell.LastIndexOf("-down", StringComparison.Ordinal);
        return at >= 0 && double.TryParse(cell.AsSpan(at + "-down".Length), NumberStyles.None, CultureInfo.InvariantCulture, out double rate)
            ? rate : row.OptionalNumber("max_bandwidth_mib_s") ?? 0;
    }

    private static TestbedWorkload Workload(MeasurementRow row, TestbedGuests guests, string codec)
    {
        (double memory, string fill, double filled) = (row.Number("mem_mib"), row.Text("fill"), row.Number("fill_mib"));
        double on = row.OptionalNumber("on_ms") ?? 0;
        double off = row.OptionalNumber("off_ms") ?? 0;
        return new TestbedWorkload
        {
            MemoryMebibytes = memory,
            Fill = fill,
            FillMebibytes = filled,
            Pattern = row.OneOf("pattern", _patterns),
            WrittenPages = row.OptionalNumber("written_pages") ?? 0,
            WritesPerSecond = row.OptionalNumber("writes_s") ?? 0,
            HotPages = row.OptionalNumber("hot_pages") ?? 0,
            HotWritesPerSecond = row.OptionalNumber("hot_writes_s") ?? 0,
            ColdPagesPerSecond = row.OptionalNumber("cold_pages_s") ?? 0,
            OnShare = on + off > 0 ? on / (on + off) : 1,
            BytesPerWrite = row.OptionalNumber("write_bytes") ?? 0,
            CpuBound = row.OptionalNumber("cpu_bound") > 0,
            WritesPerSecondBefore = row.OptionalNumber("guest_writes_s_before"),
            RamPages = row.Number("ram_pages_total", least: 1),
            NonZeroPages = row.Number("nonzero_pages_before"),
            DirtyCurve = Curve(row),
            Layout = guests.LayoutOf(memory, fill, filled),
            CompressionRatio = guests.RatioOf(fill, codec),
        };
    }

    private static ImmutableArray<(double Seconds, double Pages)> Curve(MeasurementRow row)
    {
        const string Column = "dirty_curve_s_pages";
        var points = ImmutableArray.CreateBuilder<(double, double)>();
        foreach (string pair in row.Text(Column).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split(':');
            bool isPoint = parts.Length == 2 & double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
                & double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double pages);
            points.Add(isPoint && seconds > 0 && pages >= 0 ? (seconds, pages) : throw row.Bad(Column, "\"seconds:pages;…\""));
        }

        return points.ToImmutable();
    }

    private static TestbedConcurrency Concurrent(MeasurementRow row, TestbedGuests guests)
    {
        (double memory, double filled) = (row.Number("mem_mib"), row.Number("fill_mib"));
        double[] nonZero = row.Numbers("vm_nonzero_pages", ';');
        return new TestbedConcurrency
        {
            Trial = row.Text("trial"),
            Scheme = row.OneOf("scheme", _schemes),
            Vms = row.Whole("vms"),
            Parallel = row.OneOf("mode", "serial", "parallel") == "parallel",
            LinkMebibytesPerSecond = row.Number("relay_rate_mib_s", least: 0.001),
            DowntimeLimitMilliseconds = row.Number("downtime_limit_ms"),
            MakespanMilliseconds = row.Number("makespan_ms"),
            TransferredBytes = row.Number("sum_transferred_bytes"),
            Workload = new TestbedWorkload
            {
                MemoryMebibytes = memory,
                Fill = "random",
                FillMebibytes = filled,
                Pattern = row.OneOf("pattern", _patterns),
                WrittenPages = row.Number("written_pages"),
                WritesPerSecond = row.Number("writes_s"),
                BytesPerWrite = row.Number("write_bytes"),
                RamPages = memory * 256,
                NonZeroPages = nonZero.Length > 0 ? nonZero.Average() : throw row.Bad("vm_nonzero_pages", "a number for each VM"),
                Layout = guests.LayoutOf(memory, "random", filled),
            },
        };
    }

    private static TestbedFailure Failure(MeasurementRow row) => new()
    {
        Trial = row.Text("trial"),
        Scheme = row.OneOf("scheme", _schemes),
        Fault = row.OneOf("fault", "kill-destination", "kill-source", "cut-link", "black-hole"),
        Phase = row.Text("phase"),
        ReturnPath = row.OptionalNumber("return_path") > 0,
        HealAfterMilliseconds = row.OptionalNumber("heal_after_ms"),
        Recover = row.OptionalNumber("recover") > 0,
        VmLost = row.Number("vm_lost") > 0,
        GuestSide = row.Text("guest_side"),
        Outcome = row.Text("outcome"),
        Recovered = row.Text("recovery_tried").Length > 0 ? row.OptionalNumber("recovery_ok") > 0 : null,
    };
}
