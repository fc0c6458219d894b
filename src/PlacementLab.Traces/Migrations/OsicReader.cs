using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>Reads the durations of osic/benchmarking_live-migration in their derived form, <c>durations.csv.gz</c>.</summary>
public static class OsicReader
{
    private static readonly string[] _columns = ["storage", "tunnelling", "mode", "flavor", "iteration", "duration_s"];

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing or not in its form.</exception>
    public static ImmutableArray<OsicMigration> Read(string path) =>
    [
        .. MeasurementTable.Read(path, _columns).Rows.Select(r => new OsicMigration(
            r.OneOf("storage", "block", "shared") == "block",
            r.OneOf("tunnelling", "on", "off") == "on",
            r.OneOf("mode", "serial", "parallel") == "parallel",
            r.OneOf("flavor", "small", "medium", "large"),
            r.Whole("iteration"),
            r.Number("duration_s", least: 0.001))),
    ];
}
