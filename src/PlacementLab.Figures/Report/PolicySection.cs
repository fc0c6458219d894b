using System.Collections.Immutable;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation;

namespace PlacementLab.Figures.Report;

/// <summary>The main table: every policy with every scheme.</summary>
internal static class PolicySection
{
    private static readonly Measure[] _measures =
    [
        new("Score", "cost", r => r.Score.Total, 3, OfMigrating: false),
        new("Energy", "kWh", r => r.Energy.KilowattHours, 2, OfMigrating: false),
        new("Overload", "host-h", r => r.OverloadedHostHours, 3, OfMigrating: false),
        new("SLATAH", "%", r => r.Sla.Slatah * 100, 3, OfMigrating: false),
        new("PDM", "%", r => r.Sla.Pdm * 100, 4, OfMigrating: true),
        new("SLAV", "10⁻⁶", r => r.Sla.Slav * 1e6, 3, OfMigrating: true),
        new("Migrations", "count", r => r.Migrations.Count, 0, OfMigrating: true),
        new("Downtime", "s", r => r.Migrations.Downtime.TotalSeconds, 2, OfMigrating: true),
        new("Total time", "s", r => r.Migrations.TotalTime.TotalSeconds, 1, OfMigrating: true),
        new("Traffic", "GB", r => r.Migrations.Traffic.Bytes / 1e9, 2, OfMigrating: true),
    ];

    /// <summary>The section.</summary>
    /// <param name="result">The experiment.</param>
    public static IEnumerable<XElement> ToHtml(ExperimentResult result)
    {
        var table = new ReportTable(
            "policies",
            "Policies and schemes over the test part; downtime, total time and traffic are sums. Select a heading to sort.",
            [new("Policy", "name", IsNumber: false), new("Scheme", "name", IsNumber: false), .. _measures.Select(m => new ReportColumn(m.Name, m.Unit))]);
        return
        [
            .. table.ToHtml(result.Runs.Select(run => Row(run, result))),
            new XElement(
                "p",
                new XAttribute("class", "note"),
                "Shaded: the lowest value of a column. In the columns about migrations only runs that migrated are compared."),
        ];
    }

    private static ImmutableArray<ReportCell> Row(SimulationResult run, ExperimentResult result)
    {
        var colors = new RunColors(result, FigureStyle.Light);
        int color = colors.NumberOf(run.Policy);
        return
        [
            new ReportCell(run.Policy) { Mark = color >= 0 ? $"policy-{color % 4}" : "" },
            new ReportCell(run.Scheme),
            .. _measures.Select(m => ReportCell.Of(m.Value(run), m.Decimals) with { IsBest = IsBest(m, run, result) }),
        ];
    }

    private static bool IsBest(Measure measure, SimulationResult run, ExperimentResult result)
    {
        SimulationResult[] compared = [.. result.Runs.Where(r => !measure.OfMigrating || r.Migrations.Count > 0)];
        return compared.Length > 1 && compared.Contains(run) && measure.Value(run) <= compared.Min(measure.Value);
    }

    private sealed record Measure(string Name, string Unit, Func<SimulationResult, double> Value, int Decimals, bool OfMigrating);
}
