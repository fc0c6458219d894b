namespace PlacementLab.Testbed.Measuring;

/// <summary>
/// The columns of the tables, in order, explained in the README of datasets/testbed. The last six came with this tool; a table
/// without them is read with these empty.
/// </summary>
public static class MeasurementColumns
{
    private static readonly string[] _origin = ["host_load1", "qemu_version", "kernel_version", "own_network", "guest_check", "cpu_wait_s"];

    /// <summary>Columns that say what was measured; two rows of one cell agree in them.</summary>
    public static IReadOnlyList<string> OfCell { get; } = Split(
        "scheme,hybrid_rounds,auto_converge,ac_initial_pct,ac_increment_pct,xbzrle,xbzrle_cache_mib,multifd_channels,compression,"
        + "mem_mib,fill,fill_mib,pattern,written_pages,writes_s,hot_pages,hot_writes_s,cold_pages_s,on_ms,off_ms,write_bytes,cpu_bound,"
        + "max_bandwidth_mib_s,downtime_limit_ms,rtt_ms,relay_rate_mib_s,think_ms,limit_s");

    /// <summary>Columns of migrations of one machine.</summary>
    public static IReadOnlyList<string> OfMigration { get; } =
    [
        .. Split("cell,repeat,seed,order,started_unix_s"),
        .. OfCell,
        .. Split(
            "ram_pages_total,nonzero_pages_before,dirty_curve_s_pages,calc_dirty_rate_mib_s,guest_writes_s_before,"
            + "status,error,switched_to_postcopy,total_ms,downtime_ms,setup_ms,stop_to_resume_ms,wall_ms,expected_downtime_ms,"
            + "transferred_bytes,precopy_bytes,postcopy_bytes,downtime_bytes,multifd_bytes,normal_pages,duplicate_pages,normal_bytes,"
            + "dirty_sync_count,dirty_pages_rate_end,mbps_end,pages_per_s_end,postcopy_requests,throttle_pct_max,throttle_pct_end,remaining_last_bytes,"
            + "xbzrle_cache_size,xbzrle_bytes,xbzrle_pages,xbzrle_cache_miss,xbzrle_cache_miss_rate,xbzrle_encoding_rate,xbzrle_overflow,postcopy_blocktime_ms,"
            + "passes,pass_times_ms,stop_at_ms,start_postcopy_at_ms,guest_gap_max_ms,guest_gap_sum20_ms,guest_gaps20,"
            + "guest_writes_s_during_mean,guest_writes_s_during_min,guest_writes_dropped,"
            + "file_bytes,suspend_ms,resume_ms,src_cpu_s,dst_cpu_s,host_busy_pct,relay_forward_bytes,relay_back_bytes"),
        .. _origin,
    ];

    /// <summary>Columns of migrations of several machines over one link.</summary>
    public static IReadOnlyList<string> OfConcurrency { get; } =
    [
        .. Split(
            "trial,repeat,order,scheme,vms,mode,relay_rate_mib_s,downtime_limit_ms,mem_mib,fill_mib,written_pages,writes_s,write_bytes,pattern,"
            + "makespan_ms,sum_transferred_bytes,relay_forward_bytes,sum_downtime_ms,max_downtime_ms,vm_total_ms,vm_start_ms,vm_end_ms,vm_downtime_ms,"
            + "vm_transferred_bytes,vm_nonzero_pages,vm_passes,vm_gap_max_ms,status,host_busy_pct,error"),
        "vm_dirty_curve_s_pages",
        .. _origin,
    ];

    private static string[] Split(string names) => names.Split(',');
}
