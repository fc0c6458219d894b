using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Experiments.Comparison.Statistics;

namespace PlacementLab.Figures.Report;

/// <summary>The table of a comparison: every policy with every kind of migration cost.</summary>
internal static class ComparisonSection
{
    private static readonly (string Name, string Unit, string Column, int Decimals, double Scale)[] _plain =
    [
        ("Lost to overload", "%", "lost_to_overload_percent", 3, 1), ("Lost to migrations", "%", "lost_to_migrations_percent", 3, 1), ("SLAV", "10⁻⁶", "slav", 2, 1e6),
        ("Migrations", "count", "migrations", 0, 1), ("Their time", "h", "migration_hours", 1, 1), ("Downtime", "s", "downtime_s", 0, 1),
        ("Traffic", "GB", "traffic_gb", 0, 1), ("Their energy", "kWh", "migration_energy_kwh", 2, 1), ("Lapsed", "orders", "lapsed_orders", 0, 1),
    ];

    private static readonly int[] _decimals = [1, 3, 2];

    /// <summary>The section.</summary>
    /// <param name="study">The comparison.</param>
    public static IEnumerable<XElement> ToHtml(ComparisonStudy study)
    {
        var table = new ReportTable(
            "comparison",
            "Means a day; ± is the 95 % interval over days. Differences are against the best classic policy of the same migrations. Select a heading to sort.",
            [
                new("Policy", "name", IsNumber: false), new("Migrations", "cost", IsNumber: false),
                .. ComparisonMeasure.Ranked.SelectMany(m => new ReportColumn[] { new(Capital(m.Title), m.Unit), new("Difference", "%, p") }),
                .. _plain.Select(m => new ReportColumn(m.Name, m.Unit)),
            ]);
        return
        [
            .. table.ToHtml(study.Settings.Regimes.SelectMany(r => Rows(study, r))),
            new XElement(
                "p", new XAttribute("class", "note"),
                "Shaded: the lowest mean among policies that migrate, for each kind of migration cost. A difference counts as found where p is below 0.05."),
        ];
    }

    private static IEnumerable<ImmutableArray<ReportCell>> Rows(ComparisonStudy study, MigrationRegime regime) =>
        study.Settings.Policies
            .Where(p => p.Loop.Migrates || regime == study.Settings.Regimes[0])
            .Select<ComparedPolicy, ImmutableArray<ReportCell>>(policy =>
            [
                new(policy.Name), new(policy.Loop.Migrates ? regime.Name : MigrationRegime.None.Name),
                .. ComparisonMeasure.Ranked.SelectMany((m, i) => Compared(study, (policy, regime), (m, _decimals[i]))),
                .. _plain.Select(m => ReportCell.Of(study.Mean(policy, regime, ComparisonMeasure.Of(m.Column)).Mean * m.Scale, m.Decimals)),
            ]);

    private static IEnumerable<ReportCell> Compared(
        ComparisonStudy study, (ComparedPolicy Policy, MigrationRegime Regime) run, (ComparisonMeasure Measure, int Decimals) look)
    {
        MeanInterval mean = study.Mean(run.Policy, run.Regime, look.Measure);
        int place = study.Migrating.IndexOf(run.Policy);
        string around = double.IsNaN(mean.HalfWidth) ? "" : $" ± {NumberText.Fixed(mean.HalfWidth, look.Decimals)}";
        yield return new ReportCell(NumberText.Fixed(mean.Mean, look.Decimals) + around, mean.Mean)
        {
            IsBest = place >= 0 && study.Migrating.Length > 1 && study.Places(run.Regime, look.Measure)[place] == 1,
        };
        ComparedDifference? difference = study.Differences(run.Regime, look.Measure).FirstOrDefault(d => d.Policy == run.Policy);
        yield return difference is null
            ? new ReportCell(run.Policy == study.BestClassic(run.Regime) ? "best classic" : "–")
            : new ReportCell(
                $"{(100 * difference.Relative).ToString("+0.0;−0.0;±0", CultureInfo.InvariantCulture)}, {ComparisonConclusion.P(difference.P)}", difference.Relative);
    }

    private static string Capital(string title) => char.ToUpperInvariant(title[0]) + title[1..];
}
