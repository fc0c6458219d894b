using System.Collections.Immutable;

namespace PlacementLab.Traces.Migrations;

/// <summary>
/// Reads the measured migrations of dpnm-ni/ni-live-migration in their derived form, <c>migrations_66features.csv.gz</c>. Only the
/// features are kept that say something about memory in motion; the kernel's "dirtied" counts its page cache, not all writes.
/// </summary>
public static class DpnmReader
{
    private const string Memory = "vm___vmem______";
    private const string TotalColumn = "migration_time_s";
    private const string DowntimeColumn = "vm_downtime_ms";

    private static readonly string[] _features =
    [
        Memory + "vmpage_action___dirtied___value___derive", Memory + "vmpage_action___written___value___derive",
        Memory + "vmpage_faults______majflt___derive", Memory + "vmpage_faults______minflt___derive",
        Memory + "vmpage_io___memory___in___derive", Memory + "vmpage_io___memory___out___derive",
        Memory + "vmpage_number___anon_pages___value___gauge", Memory + "vmpage_number___free_pages___value___gauge",
        Memory + "vmpage_number___file_pages___value___gauge", Memory + "vmpage_number___active_file___value___gauge",
        "vm___swap______swap___used___value___gauge", "src.host___cpu_usage___value___gauge", "dst.host___cpu_usage___value___gauge",
        "src.host___eno1___if_octets___tx___derive",
    ];

    /// <summary>Columns of the features.</summary>
    public static ImmutableArray<string> FeatureNames { get; } = [.. _features];

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing or not in its form.</exception>
    public static ImmutableArray<DpnmMigration> Read(string path) =>
    [
        .. MeasurementTable.Read(path, [.. _features, TotalColumn, DowntimeColumn]).Rows.Select(r => new DpnmMigration(
            [.. _features.Select(f => r.Number(f, double.NegativeInfinity))], r.Number(TotalColumn, least: 1), r.Number(DowntimeColumn))),
    ];
}
