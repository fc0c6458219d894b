using System.Collections.Immutable;
using PlacementLab.Migration.Sharing;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>250 migrations of published plans, whose durations the two-stage formula must give within 1.3 s.</summary>
public sealed class MvmValidation : IValidationSet
{
    private const double MostSeconds = 1.3;

    /// <inheritdoc/>
    public string Name => "mvm_ucc15";

    /// <inheritdoc/>
    public string Title => "250 migrations of published plans, within 1.3 s";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => Directory.Exists(sources.PathOf(Name)) ? null : sources.PathOf(Name);

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        ImmutableArray<MvmMigration> migrations = MvmReader.ReadFolder(sources.PathOf(Name));
        MeasuredCell[] cells = [.. migrations.Select(m => new MeasuredCell($"{m.Instance}, VM {m.Vm}", [m.DurationSeconds], Seconds(m)))];
        int within = cells.Count(c => c.AbsoluteError <= MostSeconds);
        var subject = new ValidationSubject(Name, "pre-copy (two stages)", "total", "nothing", "all migrations of the published plans");
        return new ValidationReport(
            [CellErrors.Of(cells).Finding(subject, null) with { Goal = "all within 1.3 s", IsMet = within == cells.Length }],
            CellErrors.Points(subject, cells), [$"{Name}: {within} of {cells.Length} durations within {MostSeconds} s."]);
    }

    private static double Seconds(MvmMigration migration) => new TwoStageDuration
    {
        MemoryMegabytes = migration.MemoryMegabytes,
        HotMegabytes = migration.HotMegabytes,
        HotSeconds = migration.HotSeconds,
        ColdMegabytesPerSecond = migration.ColdMegabytesPerSecond,
    }.Seconds(TwoStageDuration.UsableMegabytesPerSecond(migration.BandwidthMegabits));
}
