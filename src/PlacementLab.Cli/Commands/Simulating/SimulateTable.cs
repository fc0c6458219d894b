using System.Globalization;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The table of `placementlab simulate`, and one sentence under it.</summary>
internal static class SimulateTable
{
    /// <summary>Prints both.</summary>
    public static void Write(CommandLineStreams streams, string dataset, ConsolidationResult result, PhysicalScenario? scenario)
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
        if (result.Physical is { } physical)
        {
            AddPhysical(table, physical);
        }

        table.Write(streams);
        if (scenario is not null)
        {
            streams.Output.WriteLine(PhysicalNotes.Fleet(scenario));
        }

        streams.Output.WriteLine(
            $"{result.Policy.Name} on {dataset} by {result.Rules}: {Number(metrics.Energy.KilowattHours, "N2")} kWh, "
            + $"{Number(metrics.Migrations, "N0")} migrations, SLAV {Number(metrics.Slav * 100, "N5")} %.");
    }

    private static void AddPhysical(FittedTable table, PhysicalAccount account)
    {
        VmMigrationTotals all = account.Migrations;
        int moved = account.MigrationsOfVm.Count(v => v.Count > 0);
        table.AddRow("Powered hosts, mean", Number(account.Intervals.Average(i => i.PoweredHosts), "N1"), "");
        table.AddRow("Energy that migrations add", Number(account.MigrationEnergy.KilowattHours, "N3"), "kWh");
        table.AddRow("Energy of waking and switching off", Number(account.TransitionEnergy.KilowattHours, "N3"), "kWh");
        table.AddRow("Hosts woken", Number(account.HostsWoken, "N0"), "");
        table.AddRow("Migration time, total", Number(all.Time.TotalHours, "N2"), "h");
        table.AddRow("Migration time, mean of a migration", Number(all.Time.TotalSeconds / all.Count, "N2"), "s");
        table.AddRow("Downtime, total", Number(all.Downtime.TotalSeconds, "N1"), "s");
        table.AddRow("Downtime, mean of a VM that moved", Number(all.Downtime.TotalSeconds / moved, "N2"), "s");
        table.AddRow("Migration traffic", Number(all.Traffic.Bytes / 1e9, "N1"), "GB");
        table.AddRow("Peak link use", Number(account.PeakLinkUse * 100, "N1"), "%");
        table.AddRow("Network shortfall", Number(account.NetworkShortfall * 100, "N3"), "%");
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
