using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Migration.Uncertainty;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>A distribution for people: quantiles of each scheme and what was taken as uncertain.</summary>
internal static class QuantileTable
{
    /// <summary>Prints.</summary>
    public static void Write(
        CommandLineStreams streams, EstimateInputs inputs, UncertainInputs uncertain, IReadOnlyList<EstimateDistribution> distributions)
    {
        streams.Output.WriteLine(EstimateTable.Question(inputs));
        streams.Output.WriteLine(Question(uncertain));
        var table = new FittedTable(
            new("scheme", false),
            new("total s 10 %", true, 4),
            new("50 %", true),
            new("90 %", true),
            new("downtime s 10 %", true, 3),
            new("50 %", true),
            new("90 %", true),
            new("traffic MB 10 %", true, 1),
            new("50 %", true, 5),
            new("90 %", true, 2),
            new("P(converges)", true));
        foreach (EstimateDistribution row in distributions)
        {
            table.AddRow(
            [
                MigrationSchemeNames.NameOf(row.Scheme), .. Cells(row.TotalSeconds, 1, "0.000"), .. Cells(row.DowntimeSeconds, 1, "0.000"),
                .. Cells(row.TrafficBytes, 1e6, "0.0"), Convergence(row),
            ]);
        }

        ImmutableArray<string> hidden = table.Write(streams);
        if (!hidden.IsEmpty)
        {
            streams.Output.WriteLine("No room here for all columns: use a wider terminal, or --json.");
        }

        streams.Output.WriteLine("10, 50 and 90 %: quantiles over the draws. P(converges): share of draws in which pre-copy reached the stop rule's goal.");
    }

    private static string Question(UncertainInputs uncertain) => string.Create(
        CultureInfo.InvariantCulture,
        $"Log-normal around these inputs: memory {uncertain.Memory.Relative:0.## %}, dirty rate {uncertain.DirtyRate.Relative:0.## %}, bandwidth "
        + $"{uncertain.Bandwidth.Relative:0.## %}; {uncertain.Draws:#,##0} draws, seed {uncertain.Seed}. The models' own error is not in it.");

    private static string Convergence(EstimateDistribution row) => row.Scheme == MigrationScheme.PreCopy
        ? row.ConvergenceProbability.ToString("0.000", CultureInfo.InvariantCulture)
        : "-";

    private static IEnumerable<string> Cells(QuantitySample sample, double unit, string format) =>
        new[] { sample.P10, sample.Median, sample.P90 }.Select(v => (v / unit).ToString(format, CultureInfo.InvariantCulture));
}
