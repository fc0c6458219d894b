using System.Globalization;
using PlacementLab.Experiments.Reproduction.Quirks;
using PlacementLab.Experiments.Validation;
using PlacementLab.Simulation.Consolidation;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce cloudsim --quirks` prints: what each fix does to all policies, then each policy by itself.</summary>
internal static class QuirkTables
{
    /// <summary>Prints the tables and whether the ranking survives.</summary>
    public static void Write(CommandLineStreams streams, QuirkStudy study, string folder)
    {
        streams.Output.WriteLine(
            $"Each fix relative to the release: median over {string.Join(", ", study.Policies.Select(p => p.Name))} of the means over {string.Join(", ", study.Days)}");
        WriteSummary(streams, study);
        foreach (ConsolidationPolicy policy in study.Policies)
        {
            streams.Output.WriteLine($"{policy.Name}, mean over the days (and relative to the release)");
            WritePolicy(streams, study, policy);
        }

        streams.Output.WriteLine(QuirkConclusion.Of(study));
        streams.Output.WriteLine($"Every run and figures: {folder}");
    }

    private static void WriteSummary(CommandLineStreams streams, QuirkStudy study)
    {
        var table = new FittedTable(
            new("id", false), new("fix", false), new("energy", true), new("migrations", true), new("SLATAH", true, 4), new("PDM", true, 3),
            new("SLAV", true), new("ESV", true, 5), new("order by energy", false, 2), new("apart", true, 6), new("order by ESV", false, 2), new("apart", true, 6), new("what the release does", false, 1));
        foreach (QuirkRules rules in QuirkRules.All)
        {
            table.AddRow([
                rules.Id, rules.Name, .. QuirkMeasure.All.Select(m => Factor(SampleStatistics.Median(study.Effects(rules, m).Select(e => e.Factor)))),
                study.Order(rules, QuirkMeasure.Energy), QuirkConclusion.Percent(study.Spread(rules, QuirkMeasure.Energy)),
                study.Order(rules, QuirkMeasure.Esv), QuirkConclusion.Percent(study.Spread(rules, QuirkMeasure.Esv)), rules.Release,
            ]);
        }

        table.Write(streams);
    }

    private static void WritePolicy(CommandLineStreams streams, QuirkStudy study, ConsolidationPolicy policy)
    {
        var table = new FittedTable(
            new("id", false), new("fix", false), new("energy kWh", true), new("migrations", true), new("SLATAH %", true, 2), new("PDM %", true, 1),
            new("SLAV ×10⁻⁶", true), new("ESV ×10⁻³ kWh", true, 3));
        int position = study.Policies.IndexOf(policy);
        foreach (QuirkRules rules in QuirkRules.All)
        {
            QuirkEffect[] effects = [.. QuirkMeasure.All.Select(m => study.Effects(rules, m)[position])];
            table.AddRow(
                rules.Id, rules.Name, Cell(effects[0], 1, "N2"), Cell(effects[1], 1, "N0"), Cell(effects[2], 100, "N3"), Cell(effects[3], 100, "N4"),
                Cell(effects[4], 1e6, "N3"), Cell(effects[5], 1e3, "N3"));
        }

        table.Write(streams);
    }

    private static string Cell(QuirkEffect effect, double scale, string format) =>
        $"{Value(effect.Mean * scale, format)} ({Factor(effect.Factor)})";

    private static string Value(double value, string format) =>
        value.ToString(value is > 0 and < 0.01 ? "0.0e+0" : format, CultureInfo.InvariantCulture);

    private static string Factor(double factor) => factor switch
    {
        1 => "=",
        0 => "×0",
        < 0.001 => string.Create(CultureInfo.InvariantCulture, $"×{factor:0.0e+0}"),
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"×{factor:0.0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"×{factor:0.000}"),
    };
}
