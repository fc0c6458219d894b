using System.Text.Json;

namespace PlacementLab.Testbed.Measuring;

/// <summary>QEMU's own counters of a migration.</summary>
internal static class RowCounters
{
    private static readonly (string Column, string Field)[] _ram =
    [
        ("transferred_bytes", "transferred"), ("precopy_bytes", "precopy-bytes"), ("postcopy_bytes", "postcopy-bytes"),
        ("downtime_bytes", "downtime-bytes"), ("multifd_bytes", "multifd-bytes"), ("normal_pages", "normal"), ("duplicate_pages", "duplicate"),
        ("normal_bytes", "normal-bytes"), ("dirty_sync_count", "dirty-sync-count"), ("dirty_pages_rate_end", "dirty-pages-rate"),
        ("pages_per_s_end", "pages-per-second"), ("postcopy_requests", "postcopy-requests"),
    ];

    private static readonly (string Column, string Field, int Decimals)[] _xbzrle =
    [
        ("xbzrle_cache_size", "cache-size", 0), ("xbzrle_bytes", "bytes", 0), ("xbzrle_pages", "pages", 0), ("xbzrle_cache_miss", "cache-miss", 0),
        ("xbzrle_cache_miss_rate", "cache-miss-rate", 4), ("xbzrle_encoding_rate", "encoding-rate", 3), ("xbzrle_overflow", "overflow", 0),
    ];

    /// <summary>Copies them into a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="info">Reply of <c>query-migrate</c> at the source.</param>
    public static void Fill(MeasurementRow row, JsonElement info)
    {
        row.Set("total_ms", info.Number("total-time"));
        row.Set("downtime_ms", info.Number("downtime"));
        row.Set("setup_ms", info.Number("setup-time"));
        row.Set("expected_downtime_ms", info.Number("expected-downtime") ?? row.Number("expected_downtime_ms"));
        JsonElement ram = info.Object("ram");
        foreach ((string column, string field) in _ram)
        {
            row.Set(column, ram.Number(field));
        }

        row.Set("mbps_end", ram.Number("mbps"), 2);
        JsonElement cache = info.Object("xbzrle-cache");
        foreach ((string column, string field, int decimals) in _xbzrle)
        {
            row.Set(column, cache.Number(field), decimals);
        }
    }
}
