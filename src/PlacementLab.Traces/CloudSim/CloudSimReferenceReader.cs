using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Traces.CloudSim;

/// <summary>
/// Reads a folder of reference figures: <c>cloudsim_results.csv</c>, and where they are there
/// <c>cloudsim_rs_distribution_&lt;day&gt;.csv</c>, <c>cloudsim_trace_&lt;day&gt;_&lt;policy&gt;.csv</c> and
/// <c>cloudsim_initial_placement_&lt;day&gt;[_firstfit].csv</c>. Policies are columns: "lr@3.0-rule" is LR by the rules of release 3.0,
/// selection "rs-seed42" the random one with that seed, "rs" the one without.
/// </summary>
public static class CloudSimReferenceReader
{
    /// <summary>Name of the results file.</summary>
    public const string ResultsFile = "cloudsim_results.csv";

    private const string Distribution = "cloudsim_rs_distribution_";
    private const string Trace = "cloudsim_trace_";
    private const string Placement = "cloudsim_initial_placement_";
    private const string FirstFit = "_firstfit";

    /// <summary>The results file of the folder <c>reference/cloudsim</c> beside the folder of public data; it need not exist.</summary>
    public static string DefaultPath =>
        Path.GetFullPath(Path.Combine(DatasetCatalog.FindRoot(), "..", "reference", "cloudsim", ResultsFile));

    /// <summary>Reads the figures.</summary>
    /// <param name="path">The folder, or a results file; what else there is is looked for beside it.</param>
    /// <param name="metrics">Columns to read.</param>
    /// <exception cref="InvalidInputException">The results are missing, or a file is not of its form.</exception>
    public static CloudSimReference Read(string path, IReadOnlyList<string> metrics)
    {
        string results = Directory.Exists(path) ? Path.Combine(path, ResultsFile) : path;
        string folder = Path.GetDirectoryName(Path.GetFullPath(results))!;
        return new CloudSimReference
        {
            Path = results,
            Results = ReadResults(results, metrics),
            RandomRuns = [.. Files(folder, Distribution).SelectMany(f => ReadRandomRuns(f, metrics))],
            Traces = [.. Files(folder, Trace).Select(ReadTrace)],
            Placements = [.. Files(folder, Placement).Select(ReadPlacement)],
        };
    }

    private static ImmutableArray<CloudSimReferenceRow> ReadResults(string path, IReadOnlyList<string> metrics) =>
    [
        .. MeasurementTable.Read(path, ["day", "detector", "parameter", "selection", .. metrics]).Rows.Select(row =>
        {
            string[] selection = row.Text("selection").Split("-seed", 2);
            return Row(row, row.Text("day"), metrics) with
            {
                Selection = selection[0].Length == 0 ? null : selection[0],
                IsUnseeded = selection is ["rs"],
                Seed = selection.Length == 2 ? Seed(row, "selection", selection[1]) : null,
            };
        }),
    ];

    private static ImmutableArray<CloudSimReferenceRow> ReadRandomRuns(string path, IReadOnlyList<string> metrics)
    {
        byte[] content = InputFile.ReadBytes(path);
        string[] stated = [.. metrics.Where(m => MeasurementTable.HasColumn(content, path, m))];
        string day = Rest(path, Distribution);
        return
        [
            .. MeasurementTable.Parse(content, path, ["detector", "parameter", "source", "run_or_seed", .. stated]).Rows.Select(row =>
            {
                bool isUnseeded = row.Text("source").Contains("unseeded", StringComparison.Ordinal);
                return Row(row, day, stated) with
                {
                    Selection = "rs",
                    IsUnseeded = isUnseeded,
                    Seed = isUnseeded ? null : Seed(row, "run_or_seed", row.Text("run_or_seed")),
                    Values = [.. metrics.Select(m => stated.Contains(m) ? Value(row, m) : null)],
                };
            }),
        ];
    }

    private static CloudSimReferenceRow Row(MeasurementRow row, string day, IReadOnlyList<string> metrics)
    {
        string[] detector = row.Text("detector").Split('@', 2);
        return new()
        {
            Place = row.Place,
            Day = day,
            Detector = detector[0],
            Variant = detector.Length == 2 ? detector[1].Replace("-rule", "", StringComparison.Ordinal) : null,
            Parameter = row.OptionalNumber("parameter"),
            Values = [.. metrics.Select(m => Value(row, m))],
        };
    }

    private static CloudSimReferenceTrace ReadTrace(string path)
    {
        string[] name = Rest(path, Trace).Split('_');
        IReadOnlyList<MeasurementRow> rows = MeasurementTable.Read(path, ["tick", .. CloudSimReferenceTrace.Columns]).Rows;
        ImmutableArray<double?> Values(MeasurementRow row) => [.. CloudSimReferenceTrace.Columns.Select(c => Value(row, c))];
        return new()
        {
            File = Path.GetFileName(path),
            Day = name[0],
            Policy = [.. name.Skip(1)],
            Intervals = [.. rows.Where(r => r.Text("tick") != "end").Select(Values)],
            End = rows.Where(r => r.Text("tick") == "end").Select(r => (ImmutableArray<double?>?)Values(r)).FirstOrDefault(),
        };
    }

    private static CloudSimReferencePlacement ReadPlacement(string path)
    {
        string name = Rest(path, Placement);
        bool isFirstFit = name.EndsWith(FirstFit, StringComparison.Ordinal);
        return new()
        {
            File = Path.GetFileName(path),
            Day = isFirstFit ? name[..^FirstFit.Length] : name,
            IsFirstFit = isFirstFit,
            Vms =
            [
                .. MeasurementTable.Read(path, "vm_index", "trace_file", "vm_type", "host_index").Rows
                    .OrderBy(r => r.Whole("vm_index")).Select(r => (r.Text("trace_file"), r.Whole("vm_type"), r.Whole("host_index"))),
            ],
        };
    }

    private static double? Value(MeasurementRow row, string column) => row.Text(column) switch
    {
        "" => null,
        var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value : throw row.Bad(column, "a number or NaN"),
    };

    private static long Seed(MeasurementRow row, string column, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seed) ? seed : throw row.Bad(column, "a seed");

    private static IEnumerable<string> Files(string folder, string prefix) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, prefix + "*.csv").Order(StringComparer.Ordinal) : [];

    private static string Rest(string path, string prefix) => Path.GetFileNameWithoutExtension(path)[prefix.Length..];
}
