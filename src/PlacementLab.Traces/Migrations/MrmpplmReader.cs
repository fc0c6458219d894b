using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>Reads the measured migrations of kasunmendis7/mrmpplm in their derived form, <c>migrations.csv.gz</c>.</summary>
public static class MrmpplmReader
{
    private static readonly string[] _columns =
    [
        "version", "campaign", "technique", "workload", "vm_ram_mb", "status", "total_time_ms", "downtime_ms", "transferred_bytes", "normal_pages",
        "duplicate_pages", "pages_per_round",
    ];

    private static readonly string[] _stock = ["Vanilla", "XBZRLE", "Compress"];

    /// <summary>Reads the rows of stock QEMU; those of the authors' research patches are left out.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing or not in its form.</exception>
    public static ImmutableArray<MrmpplmMigration> Read(string path) =>
    [
        .. MeasurementTable.Read(path, _columns).Rows.Where(r => Technique(r) is not null).Select(Migration),
    ];

    private static string? Technique(MeasurementRow row) =>
        _stock.FirstOrDefault(t => string.Equals(t, row.Text("technique"), StringComparison.OrdinalIgnoreCase));

    private static MrmpplmMigration Migration(MeasurementRow row)
    {
        row.OneOf("status", "completed");
        double[] rounds = row.Numbers("pages_per_round", ' ');
        return new MrmpplmMigration
        {
            Version = row.OneOf("version", "v1", "v2"),
            Campaign = row.Text("campaign"),
            Technique = Technique(row)!,
            Workload = row.Text("workload"),
            MemoryMebibytes = row.Whole("vm_ram_mb"),
            TotalMilliseconds = row.Number("total_time_ms", least: 1),
            DowntimeMilliseconds = row.Number("downtime_ms"),
            TransferredBytes = row.Number("transferred_bytes", least: 1),
            NormalPages = row.Number("normal_pages"),
            ZeroPages = row.Number("duplicate_pages"),
            PagesPerRound = rounds.Length > 0 ? [.. rounds] : throw row.Bad("pages_per_round", "the pages of at least one round"),
        };
    }
}
