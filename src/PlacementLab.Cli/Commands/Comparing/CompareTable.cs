using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Experiments.Comparison.Statistics;

namespace PlacementLab.Cli.Commands.Comparing;

/// <summary>What `placementlab compare` prints: a table and what it shows.</summary>
internal static class CompareTable
{
    /// <summary>Prints both.</summary>
    public static void Write(CommandLineStreams streams, ComparisonStudy study, string report)
    {
        var table = new FittedTable(
            new("policy", false), new("migrations", false), new("energy kWh", true), new("vs best", true, 7), new("p", true, 8), new("SLA violation %", true),
            new("vs best", true, 9), new("p", true, 10), new("cost", true), new("vs best", true, 11), new("p", true, 12), new("SLAV ×10⁻⁶", true, 5),
            new("number", true), new("time h", true, 3), new("downtime s", true, 6), new("traffic GB", true, 4), new("their kWh", true, 2));
        foreach (MigrationRegime regime in study.Settings.Regimes)
        {
            AddRows(table, study, regime);
        }

        table.Write(streams);
        foreach (string line in Notes(study).Concat(ComparisonConclusion.Winners(study)))
        {
            streams.Output.WriteLine(line);
        }

        streams.Output.WriteLine($"Report: {report}");
    }

    private static void AddRows(FittedTable table, ComparisonStudy study, MigrationRegime regime)
    {
        ComparedPolicy? best = study.BestClassic(regime);
        ImmutableArray<ComparedDifference>[] differences = [.. ComparisonMeasure.Ranked.Select(m => study.Differences(regime, m))];
        foreach (ComparedPolicy policy in study.Settings.Policies.Where(p => p.Loop.Migrates || regime == study.Settings.Regimes[0]))
        {
            string[] Compared(int measure, string format) =>
            [
                Text(study.Mean(policy, regime, ComparisonMeasure.Ranked[measure]), format),
                .. differences[measure].FirstOrDefault(d => d.Policy == policy) is { } found
                    ? new[] { Percent(found.Relative), ComparisonConclusion.P(found.P) }
                    : [policy == best ? "best classic" : "", ""],
            ];
            string Plain(string column, string format, double scale = 1) =>
                Number(study.Mean(policy, regime, ComparisonMeasure.Of(column)).Mean * scale, format);
            table.AddRow([
                policy.Name, policy.Loop.Migrates ? regime.Name : "none", .. Compared(0, "N1"), .. Compared(1, "N3"), .. Compared(2, "N2"), Plain("slav", "0.00", 1e6),
                Plain("migrations", "N0"), Plain("migration_hours", "N1"), Plain("downtime_s", "N0"), Plain("traffic_gb", "N0"), Plain("migration_energy_kwh", "N2"),
            ]);
        }
    }

    private static IEnumerable<string> Notes(ComparisonStudy study)
    {
        int days = study.Blocks.Length;
        ComparisonSettings settings = study.Settings;
        yield return string.Create(CultureInfo.InvariantCulture, $"Mean ± 95 % interval (Student's t) over {days} {(days == 1 ? "day" : "days")}, {settings.Seeds.Length} {(settings.Seeds.Length == 1 ? "seed" : "seeds")} each, rules physical, {settings.Hosts:N0} hosts{(settings.HostMemory is { } memory ? $" with {memory}" : " with memory as published")}. Cost: {settings.Prices.Description}.");
        yield return "vs best: mean difference from the best classic policy (the lowest cost) of the same days; p: sign-flip permutation test, two-sided, Holm-corrected over the policies.";
        if (settings.Policies.Any(p => p.Predicts))
        {
            yield return "Forecasters learn on another day than they are run on: " + string.Join(", ", study.Blocks.Select(b => $"{b.Training!.Name.Split('/')[^1]} → {b.Name.Split('/')[^1]}")) + ".";
        }
    }

    private static string Text(MeanInterval interval, string format) =>
        double.IsNaN(interval.HalfWidth) ? Number(interval.Mean, format) : $"{Number(interval.Mean, format)} ± {Number(interval.HalfWidth, format)}";

    private static string Percent(double share) => double.IsFinite(share) ? share.ToString("+0.0 %;−0.0 %;±0 %", CultureInfo.InvariantCulture) : "";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
