using System.Collections.Immutable;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// Pre-copy of stock QEMU over 1 Gbit/s Ethernet. No dirty curve is recorded, so the pages sent in the first round are taken as known
/// and the curve is fitted for each workload on all sizes but one and tested on that one. Workloads without any fit get an
/// interval.
/// </summary>
public sealed class MrmpplmValidation : IValidationSet
{
    private const double Nominal = 0.9;
    private const int LeastSizes = 4;
    private static readonly ErrorGoal _goal = new() { Median = 0.05, TimesNoise = 1.2 };

    /// <inheritdoc/>
    public string Name => "mrmpplm";

    /// <inheritdoc/>
    public string Title => "pre-copy of stock QEMU over 1 Gbit/s Ethernet, plain, XBZRLE and compressed";

    /// <inheritdoc/>
    public string? Missing(ValidationSources sources) => File.Exists(PathIn(sources)) ? null : PathIn(sources);

    /// <inheritdoc/>
    public ValidationReport Validate(ValidationSources sources)
    {
        ImmutableArray<MrmpplmMigration> rows = MrmpplmReader.Read(PathIn(sources));
        ValidationReport report = ValidationReport.Empty;
        foreach (var group in rows.Where(r => r.Version == "v2").GroupBy(r => (r.Technique, r.Workload))
            .OrderBy(g => SchemeOf(g.Key.Technique), StringComparer.Ordinal).ThenBy(g => g.Key.Workload, StringComparer.Ordinal))
        {
            report = report.Then(OtherSizes([.. group], SchemeOf(group.Key.Technique), group.Key.Workload));
        }

        return report.Then(UnknownWorkloads([.. rows.Where(r => r.Version == "v1" && r.Technique == "Vanilla")])) with
        {
            Notes =
            [
                "mrmpplm: no dirty curve was measured before a migration; pages sent in the first round are taken as known.",
                "mrmpplm: downtime is not scored: it depends on the last round's pages, which no recorded input tells.",
            ],
        };
    }

    private static string PathIn(ValidationSources sources) => sources.PathOf("live_migration", "mrmpplm", "migrations.csv.gz");

    private static string SchemeOf(string technique) => technique switch
    {
        "XBZRLE" => "pre-copy+xbzrle",
        "Compress" => "pre-copy+compression",
        _ => "pre-copy",
    };

    private ValidationReport OtherSizes(MrmpplmMigration[] rows, string scheme, string workload)
    {
        int[] sizes = [.. rows.Select(r => r.MemoryMebibytes).Distinct().Order()];
        if (sizes.Length < LeastSizes)
        {
            return ValidationReport.Empty;
        }

        (int Size, MrmpplmMigration[] Rows, (double Seconds, double Bytes)[] Predicted)[] tested = [.. sizes.Select(size => LeftOut(rows, size))];
        ValidationReport report = ValidationReport.Empty;
        foreach (string target in new[] { "total", "traffic" })
        {
            bool isTime = target == "total";
            MeasuredCell[] cells =
            [
                .. tested.Select(t => new MeasuredCell(
                    $"{workload}, {t.Size / 1024} GiB",
                    [.. t.Rows.Select(r => isTime ? r.TotalMilliseconds / 1000 : r.TransferredBytes)],
                    [.. t.Predicted.Select(p => isTime ? p.Seconds : p.Bytes)])),
            ];
            var subject = new ValidationSubject(
                Name, $"{scheme}, {workload}", target, "dirty curve, wire shares and overhead of the workload, on the other sizes",
                "the size left out, each in turn");
            report = report.Then(new([CellErrors.Of(cells).Finding(subject, _goal)], CellErrors.Points(subject, cells), []));
        }

        return report;
    }

    private static (int Size, MrmpplmMigration[] Rows, (double Seconds, double Bytes)[] Predicted) LeftOut(MrmpplmMigration[] rows, int size)
    {
        var fit = new MrmpplmFit([.. rows.Where(r => r.MemoryMebibytes != size)]);
        MrmpplmMigration[] tested = [.. rows.Where(r => r.MemoryMebibytes == size)];
        return (size, tested, [.. tested.Select(fit.Predict)]);
    }

    private ValidationReport UnknownWorkloads(MrmpplmMigration[] rows)
    {
        MrmpplmMigration[] known = [.. rows.Where(r => r.Workload is "Memcached" or "Sysbench")];
        MrmpplmMigration[] tested = [.. rows.Where(r => r.Workload is not ("Memcached" or "Sysbench"))];
        if (known.Length < 3 || tested.Length == 0)
        {
            return ValidationReport.Empty;
        }

        const double BytesPerSecond = 0.943e9 / 8;
        static double OneCopy(MrmpplmMigration r) => (r.FirstRoundPages * 4104) + (r.ZeroPages * 9);
        static double WaitSeconds(MrmpplmMigration r) => (r.TotalMilliseconds / 1000) - (r.TransferredBytes / BytesPerSecond);
        double growth = SampleStatistics.Quantile(known.Select(r => r.TransferredBytes / OneCopy(r)), Nominal);
        var wait = LinearFit.Of(known.Select(r => (new[] { 1, r.ZeroPages }, WaitSeconds(r))));
        double shortest = known.Min(r => WaitSeconds(r) / wait.At(1, r.ZeroPages));
        double longest = known.Max(r => WaitSeconds(r) / wait.At(1, r.ZeroPages));
        var subject = new ValidationSubject(
            Name, "pre-copy, unknown workloads", "total-interval", "growth beyond one copy and time per zero page, on Memcached and Sysbench of the first campaign (v1)",
            "Quicksort and Workingset");
        return new ValidationReport(
            [
                IntervalFinding.Of(
                    subject,
                    [
                        .. tested.Select(r => (
                            r.TotalMilliseconds / 1000,
                            (OneCopy(r) / BytesPerSecond) + (shortest * wait.At(1, r.ZeroPages)),
                            (OneCopy(r) * growth / BytesPerSecond) + (longest * wait.At(1, r.ZeroPages)))),
                    ], Nominal),
                IntervalFinding.Of(
                    subject with { Target = "traffic-interval" },
                    [.. tested.Select(r => (r.TransferredBytes, OneCopy(r), OneCopy(r) * growth))], Nominal),
            ], [], []);
    }
}
