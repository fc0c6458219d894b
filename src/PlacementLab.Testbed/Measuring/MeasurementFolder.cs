using System.Globalization;
using System.Text.Json;
using PlacementLab.Testbed.Plans;

namespace PlacementLab.Testbed.Measuring;

/// <summary>
/// The results of a plan: measurements.csv, concurrency.csv, layout.csv (non-zero pages for each MiB of a guest's address space,
/// once for each size and filling) and timelines.jsonl (50 ms samples of each migration).
/// </summary>
public sealed class MeasurementFolder
{
    private const string LayoutHeader = "mem_mib,fill,fill_mib,address_mib,nonzero_pages";

    private readonly HashSet<string> _layouts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Cell, int Repeat)> _done = [];
    private readonly List<MeasurementRow> _earlier = [];

    /// <summary>Opens a folder, making it if needed.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="plan">What will be measured.</param>
    /// <param name="resume">Whether sound rows of an earlier run are kept and not measured again; unsound ones are taken out.</param>
    /// <exception cref="InvalidInputException">It holds results without <paramref name="resume"/>, or of another plan, or cannot be written.</exception>
    public MeasurementFolder(string path, MeasurementPlan plan, bool resume)
    {
        Path = path;
        Make();
        if (!resume)
        {
            RequireEmpty();
            return;
        }

        Keep(MigrationsPath, MeasurementColumns.OfMigration, plan);
        Keep(ConcurrencyPath, MeasurementColumns.OfConcurrency, plan);
        if (File.Exists(LayoutPath))
        {
            _layouts.UnionWith(File.ReadLines(LayoutPath).Skip(1).Select(l => string.Join(',', l.Split(',').Take(3))));
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The table of migrations of one machine.</summary>
    public string MigrationsPath => In("measurements.csv");

    /// <summary>The table of migrations of several machines.</summary>
    public string ConcurrencyPath => In("concurrency.csv");

    /// <summary>Rows of an earlier run that were kept.</summary>
    public IReadOnlyList<MeasurementRow> Earlier => _earlier;

    private string LayoutPath => In("layout.csv");

    /// <summary>Whether a row has been measured before.</summary>
    public bool Has(PlannedRow planned) => _done.Contains((planned.Cell.Name, planned.Repeat));

    /// <summary>Writes a measured migration.</summary>
    internal void Add(PlannedRow planned, MeasuredMigration measured)
    {
        MeasurementTable.Append(planned.Cell.IsConcurrent ? ConcurrencyPath : MigrationsPath, measured.Row);
        if (measured.Timeline.Count > 0)
        {
            object line = new
            {
                cell = planned.Cell.Name,
                repeat = planned.Repeat,
                fields = TimelineSample.Fields,
                samples = measured.Timeline.Select(s => s.Values()),
            };
            File.AppendAllText(In("timelines.jsonl"), JsonSerializer.Serialize(line) + "\n");
        }

        AddLayout(planned.Cell, measured.Layout);
    }

    private void AddLayout(MeasurementCell cell, IReadOnlyList<int> layout)
    {
        string key = string.Create(
            CultureInfo.InvariantCulture, $"{cell.Memory.TotalMebibytes:0},{cell.Guest.Fill},{cell.Guest.FilledMemory.TotalMebibytes:0}");
        if (layout.Count == 0 || !_layouts.Add(key))
        {
            return;
        }

        string header = File.Exists(LayoutPath) ? "" : LayoutHeader + "\n";
        File.AppendAllText(LayoutPath, header + string.Concat(layout.Select((pages, mebibyte) => string.Create(CultureInfo.InvariantCulture, $"{key},{mebibyte},{pages}\n"))));
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private void Make()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(Path, $"a place where no folder can be made ({e.Message})", "a writable folder", "Choose another one with --out.", e);
        }
    }

    private void RequireEmpty()
    {
        foreach (string path in new[] { MigrationsPath, ConcurrencyPath })
        {
            if (File.Exists(path))
            {
                throw new InvalidInputException(path, "rows of an earlier run", "none", "Add --resume to go on with it, or choose another folder with --out.");
            }
        }
    }

    private void Keep(string path, IReadOnlyList<string> columns, MeasurementPlan plan)
    {
        if (!File.Exists(path))
        {
            return;
        }

        MeasurementRow[] sound = [.. MeasurementTable.Read(path, columns).Where(r => r.IsSound)];
        foreach (MeasurementRow row in sound)
        {
            RequireSameCell(path, row, plan);
            _done.Add((row.Cell, row.Repeat));
        }

        MeasurementTable.Write(path, columns, sound);
        _earlier.AddRange(sound);
    }

    private static void RequireSameCell(string path, MeasurementRow row, MeasurementPlan plan)
    {
        MeasurementCell? cell = plan.Cells.FirstOrDefault(c => c.Name == row.Cell);
        if (cell is null)
        {
            return;
        }

        var planned = new PlannedRow(cell, row.Repeat, 0, 0);
        MeasurementRow expected = cell.IsConcurrent ? RowIdentity.ForConcurrency(planned) : RowIdentity.ForMigration(planned);
        string? other = row.Columns.FirstOrDefault(c => IsOfCell(c) && row[c] != expected[c]);
        if (other is not null)
        {
            throw new InvalidInputException(
                $"{path}: cell {row.Cell}, {other}", $"\"{row[other]}\"", $"\"{expected[other]}\" as in the plan", "Rename the cell in the plan, or choose another folder with --out.");
        }
    }

    private static bool IsOfCell(string column) => column is "vms" or "mode" || MeasurementColumns.OfCell.Contains(column);
}
