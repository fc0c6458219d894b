using System.Collections.Immutable;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// OpenStack migrations as Nova saw them: T = overhead + bytes / throughput. No dirty rate and no bytes are recorded, so only the
/// size is known; overhead and throughput are fitted on some sizes and tested on the size left out.
/// </summary>
public sealed class OsicValidation : IValidationSet
{
    private static readonly string[] _flavors = ["small", "medium", "large"];

    /// <inheritdoc/>
    public string Name => "osic_openstack";

    /// <inheritdoc/>
    public string Title => "OpenStack migrations of three sizes, plain, with disks and tunnelled";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => File.Exists(PathIn(sources)) ? null : PathIn(sources);

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        ImmutableArray<OsicMigration> rows = [.. OsicReader.Read(PathIn(sources)).Where(r => !r.Parallel)];
        return LeaveOneSizeOut(rows, block: false).Then(LeaveOneSizeOut(rows, block: true)).Then(Tunnelled(rows)) with
        {
            Notes =
            [
                "osic_openstack: twelve VMs at once are left out: how many of them really moved at a time is not recorded, nor is any byte.",
                "osic_openstack: no traffic and no dirty rate is recorded; only total time can be checked.",
            ],
        };
    }

    private static string PathIn(ValidationSources sources) => sources.PathOf("live_migration", "osic_openstack", "durations.csv.gz");

    private ValidationReport LeaveOneSizeOut(ImmutableArray<OsicMigration> all, bool block)
    {
        Dictionary<string, double[]> cells = _flavors.ToDictionary(f => f, f => Runs(all, block, false, f));
        var tested = new List<MeasuredCell>();
        foreach (string left in _flavors)
        {
            var line = LinearFit.Of(_flavors.Where(f => f != left).Select(f => (new[] { 1, Gigabytes(f, block) }, cells[f].Average())));
            tested.Add(new MeasuredCell(left, [.. cells[left]], line.At(1, Gigabytes(left, block))) { ByMean = true });
        }

        var subject = new ValidationSubject(
            Name, block ? "pre-copy+disk" : "pre-copy", "total", "overhead and s/GB, on the two other sizes", "the size left out, each in turn (cell means)");
        return Report(subject, tested, new ErrorGoal { P90 = 0.07 });
    }

    private ValidationReport Tunnelled(ImmutableArray<OsicMigration> all)
    {
        var plain = LinearFit.Of(_flavors.Select(f => (new[] { 1, Gigabytes(f, false) }, Runs(all, false, false, f).Average())));
        double overhead = plain.At(1, 0);
        double secondsPerGigabyte = plain.At(0, 1);
        string[] sizes = ["small", "medium"];
        var tested = new List<MeasuredCell>();
        foreach (string left in sizes)
        {
            string known = sizes.First(s => s != left);
            double factor = (Runs(all, false, true, known).Average() - overhead) / (secondsPerGigabyte * Gigabytes(known, false));
            double predicted = overhead + (factor * secondsPerGigabyte * Gigabytes(left, false));
            tested.Add(new MeasuredCell($"{left}, tunnelled", [.. Runs(all, false, true, left)], predicted) { ByMean = true });
        }

        var subject = new ValidationSubject(
            Name, "pre-copy+encryption", "total", "throughput factor of the tunnel on one size, the rest on plain rows", "the other size (cell means)");
        return Report(subject, tested, new ErrorGoal { P90 = 0.10 });
    }

    private static ValidationReport Report(ValidationSubject subject, List<MeasuredCell> cells, ErrorGoal goal) =>
        new([CellErrors.Of(cells).Finding(subject, goal)], CellErrors.Points(subject, cells), []);

    private static double[] Runs(ImmutableArray<OsicMigration> all, bool block, bool tunnelled, string flavor) =>
        [.. all.Where(r => r.BlockStorage == block && r.Tunnelled == tunnelled && r.Flavor == flavor).Select(r => r.DurationSeconds)];

    /// <summary>GB to move: memory, and with disks the half of them that is full.</summary>
    private static double Gigabytes(string flavor, bool block)
    {
        var vm = new OsicMigration(block, false, false, flavor, 0, 1);
        return vm.MemoryGigabytes + (block ? vm.DiskGigabytes / 2 : 0);
    }
}
