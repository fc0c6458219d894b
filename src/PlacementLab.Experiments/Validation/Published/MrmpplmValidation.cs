using System.Collections.Immutable;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Published;

/// <summary>
/// Pre-copy of stock QEMU over 1 Gbit/s Ethernet. No dirty curve is recorded, so the pages sent in the first round are taken as known
/// and the curve is fitted for each workload on three sizes and tested on the three others. Workloads without any fit get
/// an interval.
/// </summary>
public sealed class MrmpplmValidation : IValidationSet
{
    private const double Nominal = 0.9;
    private static readonly int[] _fittedSizes = [1024, 4096, 16384];
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
        MrmpplmMigration[] known = [.. rows.Where(r => _fittedSizes.Contains(r.MemoryMebibytes))];
        MrmpplmMigration[] tested = [.. rows.Where(r => !_fittedSizes.Contains(r.MemoryMebibytes))];
        if (known.Length < 3 || tested.Length == 0)
        {
            return ValidationReport.Empty;
        }

        var fit = new MrmpplmFit(known);
        ValidationReport report = ValidationReport.Empty;
        foreach (string target in new[] { "total", "traffic" })
        {
            bool isTime = target == "total";
            MeasuredCell[] cells =
            [
                .. tested.GroupBy(r => r.MemoryMebibytes).OrderBy(g => g.Key).Select(g => new MeasuredCell(
                    $"{workload}, {g.Key / 1024} GiB",
                    [.. g.Select(r => isTime ? r.TotalMilliseconds / 1000 : r.TransferredBytes)],
                    [.. g.Select(r => isTime ? fit.Predict(r).Seconds : fit.Predict(r).Bytes)])),
            ];
            var subject = new ValidationSubject(
                Name, $"{scheme}, {workload}", target, "dirty curve, wire shares and overhead of the workload, on 1, 4 and 16 GiB", "2, 8 and 12 GiB");
            report = report.Then(new([CellErrors.Of(cells).Finding(subject, _goal)], CellErrors.Points(subject, cells), []));
        }

        return report;
    }

    private ValidationReport UnknownWorkloads(MrmpplmMigration[] rows)
    {
        MrmpplmMigration[] known = [.. rows.Where(r => r.Workload is "Memcached" or "Sysbench")];
        MrmpplmMigration[] tested = [.. rows.Where(r => r.Workload is not ("Memcached" or "Sysbench"))];
        if (known.Length < 3 || tested.Length == 0)
        {
            return ValidationReport.Empty;
        }

        const double RoundOneRate = 0.943e9 / 8;
        static double OneCopy(MrmpplmMigration r) => (r.FirstRoundPages * 4104) + (r.ZeroPages * 9);
        (double Low, double High) Band(Func<MrmpplmMigration, double> ratio) => (
            SampleStatistics.Quantile(known.Select(ratio), (1 - Nominal) / 2), SampleStatistics.Quantile(known.Select(ratio), (1 + Nominal) / 2));
        (double Low, double High) bytes = Band(r => r.TransferredBytes / OneCopy(r));
        var overhead = LinearFit.Of(known.Select(r => (new[] { 1, r.ZeroPages }, (r.TotalMilliseconds / 1000) - (r.TransferredBytes / RoundOneRate))));
        double Seconds(MrmpplmMigration r, double growth) => (OneCopy(r) * growth / RoundOneRate) + Math.Max(0, overhead.At(1, r.ZeroPages));
        var subject = new ValidationSubject(
            Name, "pre-copy, unknown workloads", "total-interval", "growth over one copy and time per zero page, on Memcached and Sysbench of the first campaign",
            "Quicksort and Workingset");
        return new ValidationReport(
            [
                IntervalFinding.Of(subject, [.. tested.Select(r => (r.TotalMilliseconds / 1000, Seconds(r, bytes.Low), Seconds(r, bytes.High)))], Nominal),
                IntervalFinding.Of(
                    subject with { Target = "traffic-interval" },
                    [.. tested.Select(r => (r.TransferredBytes, OneCopy(r) * bytes.Low, OneCopy(r) * bytes.High))], Nominal),
            ], [], []);
    }
}
