using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>Reads the measured migrations of LordWicked/live-migration-thesis-code in their derived form, <c>migrations.csv.gz</c>.</summary>
public static class PgvmReader
{
    private static readonly string[] _columns =
        ["scenario", "run", "status", "total_time_ms", "downtime_ms", "transferred_bytes", "precopy_bytes", "normal_pages", "duplicate_pages"];

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing or not in its form.</exception>
    public static ImmutableArray<PgvmMigration> Read(string path) =>
    [
        .. MeasurementTable.Read(path, _columns).Rows.Where(r => r.Text("status") == "completed").Select(r => new PgvmMigration(
            r.Text("scenario"), r.Whole("run"), r.Number("total_time_ms", least: 1), r.Number("downtime_ms"), r.Number("transferred_bytes", least: 1),
            r.Number("precopy_bytes"), r.Number("normal_pages"), r.Number("duplicate_pages"))),
    ];
}
