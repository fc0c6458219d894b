using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Migration.Qemu;
using PlacementLab.Traces.Migrations;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// Migrations of a database VM between two QEMUs on one host under the default cap of 128 MiB/s. Pages with content are taken
/// from the run itself, since nothing recorded them before. How fast post-copy pushes is fitted. The dirty rate before a
/// migration is not recorded, so pre-copy gets an interval.
/// </summary>
public sealed class PgvmValidation : IValidationSet
{
    private const string StopAndCopy = "Stop_Copy_4T";
    private const string PostCopy = "Postcopy_4T";
    private const double LeastDirtyShare = 0.05;
    private const double MostDirtyShare = 0.95;
    private static readonly DataRate _cap = DataRate.FromMebibytesPerSecond(128);

    /// <summary>As <see cref="QemuCosts"/>, but a hardware-assisted host: zero pages as in mrmpplm's second campaign, no buffers.</summary>
    private static readonly QemuCosts _costs = new() { ZeroPageSeconds = 0.22e-6, FirmwarePages = 0, FirmwareZeroPages = 0 };

    /// <inheritdoc/>
    public string Name => "pgvm_thesis";

    /// <inheritdoc/>
    public string Title => "QEMU/KVM migrations of a database VM, bandwidth capped";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => File.Exists(PathIn(sources)) ? null : PathIn(sources);

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        ImmutableArray<PgvmMigration> rows = PgvmReader.Read(PathIn(sources));
        PgvmMigration[] stopped = [.. rows.Where(r => r.Scenario == StopAndCopy)];
        PgvmMigration[] postCopy = [.. rows.Where(r => r.Scenario == PostCopy)];
        ValidationReport report = stopped.Length == 0 ? ValidationReport.Empty : Stopped(stopped);
        report = postCopy.Length < 2 ? report : report.Then(Pushed(rows, postCopy));
        foreach (string scenario in rows.Select(r => r.Scenario).Distinct().Where(s => s is "Precopy_Convergent" or "Autoconverge_16T"))
        {
            PgvmMigration[] some = [.. rows.Where(r => r.Scenario == scenario)];
            report = stopped.Length == 0 ? report : report.Then(Interval(some, stopped, scenario));
        }

        return report with
        {
            Notes =
            [
                "pgvm_thesis: pages with content are those that the run sent, because none were counted before it.",
                "pgvm_thesis: no dirty rate was measured before a pre-copy; its intervals assume 5-95 % of the cap.",
            ],
        };
    }

    private static string PathIn(ValidationSources sources) => sources.PathOf("live_migration", "pgvm_thesis", "migrations.csv.gz");

    private ValidationReport Stopped(PgvmMigration[] rows)
    {
        QemuPrediction[] predicted = [.. rows.Select(r => Predict(r, new QemuPath { Cap = _cap }, MigrationScheme.StopAndCopy))];
        const string Fitted = "nothing here; time per zero page on mrmpplm's second campaign";
        return Scored("stop-and-copy", rows, predicted, (Fitted, "all runs of Stop_Copy_4T"));
    }

    private ValidationReport Pushed(ImmutableArray<PgvmMigration> all, PgvmMigration[] known)
    {
        PgvmMigration[] other = [.. all.Where(r => r.Scenario.StartsWith("Postcopy", StringComparison.Ordinal) && r.Scenario != PostCopy && !r.Scenario.Contains("Late"))];
        bool hasOther = other.Length > 0;
        PgvmMigration[] fitted = hasOther ? known : known[..(known.Length / 2)];
        PgvmMigration[] tested = hasOther ? other : known[(known.Length / 2)..];
        double rate = SampleStatistics.Median(fitted.Select(r => r.TransferredBytes / (r.TotalMilliseconds / 1000)));
        var path = new QemuPath { Link = DataRate.FromBytesPerSecond(rate) };
        var costs = _costs with { BurstSeconds = 0, ZeroPageSeconds = 0 };
        QemuPrediction[] predicted = [.. tested.Select(r => Predict(r, path, MigrationScheme.PostCopy, costs))];
        return Scored("post-copy", tested, predicted, hasOther
            ? ("rate of the push, on Postcopy_4T", "other post-copy scenarios")
            : ("rate of the push, on the first half of the runs", "the second half of the runs (the set holds no other post-copy scenario)"));
    }

    private ValidationReport Interval(PgvmMigration[] rows, PgvmMigration[] stopped, string scenario)
    {
        double oneCopy = SampleStatistics.Median(stopped.Select(r => r.TransferredBytes));
        string scheme = scenario.StartsWith("Auto", StringComparison.Ordinal) ? "pre-copy+auto-converge" : "pre-copy";
        var subject = new ValidationSubject(
            Name, scheme, "total-interval", "bytes of one copy, on Stop_Copy_4T; a dirty rate of 5-95 % of the cap is assumed", $"all runs of {scenario}");
        double low = oneCopy / _cap.BytesPerSecond / (1 - LeastDirtyShare);
        double high = oneCopy / _cap.BytesPerSecond / (1 - MostDirtyShare);
        return new ValidationReport(
            [
                IntervalFinding.Of(subject, [.. rows.Select(r => (r.TotalMilliseconds / 1000, low, high))], 0.9),
                IntervalFinding.Of(
                    subject with { Target = "traffic-interval" },
                    [.. rows.Select(r => (r.TransferredBytes, low * _cap.BytesPerSecond, high * _cap.BytesPerSecond))], 0.9),
            ], [], []);
    }

    private static QemuPrediction Predict(PgvmMigration run, QemuPath path, MigrationScheme scheme, QemuCosts? costs = null) =>
        new QemuLoopModel(costs ?? _costs).Predict(
            new QemuGuest { RamPages = run.NormalPages + run.ZeroPages, NonZeroPages = run.NormalPages }, path, new QemuOptions { Scheme = scheme });

    private ValidationReport Scored(string scheme, PgvmMigration[] rows, QemuPrediction[] predicted, (string Fitted, string Tested) split)
    {
        var report = ValidationReport.Empty;
        foreach (string target in new[] { "total", "traffic" })
        {
            bool isTime = target == "total";
            var cell = new MeasuredCell(
                rows[0].Scenario,
                [.. rows.Select(r => isTime ? r.TotalMilliseconds / 1000 : r.TransferredBytes)],
                [.. predicted.Select(p => isTime ? p.TotalTime.TotalSeconds : p.Traffic.Bytes)]);
            var subject = new ValidationSubject(Name, scheme, target, split.Fitted, split.Tested);
            report = report.Then(new(
                [CellErrors.Of([cell]).Finding(subject, new ErrorGoal { Median = 0.05 })], CellErrors.Points(subject, [cell]), []));
        }

        return report;
    }
}
