using System.Globalization;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The table of `placementlab simulate`, and one sentence under it.</summary>
internal static class SimulateTable
{
    /// <summary>Prints both.</summary>
    public static void Write(CommandLineStreams streams, string dataset, ConsolidationResult result)
    {
        ConsolidationMetrics metrics = result.Metrics;
        var table = new FittedTable(new("Metric", IsNumber: false), new("Value", IsNumber: true), new("Unit", IsNumber: false));
        table.AddRow("Energy", Number(metrics.Energy.KilowattHours, "N2"), "kWh");
        table.AddRow("Migrations", Number(metrics.Migrations, "N0"), "");
        table.AddRow("SLATAH (violation time per active host)", Number(metrics.Slatah * 100, "N2"), "%");
        table.AddRow("PDM (degradation by migrations)", Number(metrics.Pdm * 100, "N4"), "%");
        table.AddRow("SLAV (SLATAH x PDM)", Number(metrics.Slav * 100, "N5"), "%");
        table.AddRow("ESV (energy x SLAV)", Number(metrics.Esv, "0.000e+0"), "kWh");
        table.AddRow("Overall SLA violation", Number(metrics.OverallSla * 100, "N2"), "%");
        table.AddRow("Average SLA violation", Number(metrics.AverageSla * 100, "N2"), "%");
        table.AddRow("Host shutdowns", Number(metrics.HostShutdowns, "N0"), "");
        table.AddRow("Mean time before shutdown", Number(metrics.TimeBeforeShutdown.Mean, "N2"), "s");
        table.AddRow("Mean time before a migration", Number(metrics.TimeBeforeMigration.Mean, "N2"), "s");
        table.AddRow("Active hosts, mean", Number(result.Ticks.Average(t => t.ActiveHosts), "N1"), "");
        table.Write(streams);
        streams.Output.WriteLine(
            $"{result.Policy.Name} on {dataset} by {result.Rules}: {Number(metrics.Energy.KilowattHours, "N2")} kWh, "
            + $"{Number(metrics.Migrations, "N0")} migrations, SLAV {Number(metrics.Slav * 100, "N5")} %.");
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
