using System.Globalization;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Tests.Support;
using PlacementLab.Traces;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

/// <summary>The published figures of CloudSim, and runs to compare with them.</summary>
internal static class CloudSimReference
{
    /// <summary>Rows of the table of results whose random selection can be repeated.</summary>
    public static IEnumerable<string[]> Rows() => Lines("cloudsim_results.csv").Where(row => row[3] != "rs");

    /// <summary>The lines of a file without its header, split at commas; skips the test where it is missing.</summary>
    public static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(SharedReference.PathOrSkip("cloudsim", file)).Skip(1).Select(line => line.Split(','));

    /// <summary>A day of PlanetLab; skips the test where it is missing.</summary>
    public static CloudSimScenario Day(string day)
    {
        SharedDatasets.PathOrSkip("planetlab", $"{day}.zip");
        return new CloudSimScenario(DatasetCatalog.Load($"planetlab/{day}", SharedDatasets.Root).Traces);
    }

    /// <summary>The run that a row tells of.</summary>
    public static ConsolidationMetrics Run(CloudSimScenario scenario, string[] row)
    {
        string? variant = row[1].EndsWith("@3.0-rule", StringComparison.Ordinal) ? "3.0" : null;
        double? parameter = row[2].Length == 0 ? null : Number(row[2]);
        string? selection = row[3].Length == 0 ? null : row[3].Split('-')[0];
        var policy = ConsolidationPolicies.Parse(row[1].Split('@')[0], parameter, selection, seed: 42);
        return CloudSimFleets.Run(scenario, policy, CloudSimRules.Of([], variant)).Metrics;
    }

    /// <summary>The figures of a row, and those of a run in the same order.</summary>
    public static (double[] Expected, double[] Actual) Figures(string[] row, ConsolidationMetrics metrics) =>
    (
        [.. row[5..18].Select(Number)],
        [
            metrics.Energy.KilowattHours, metrics.Migrations, metrics.Pdm, metrics.Slatah, metrics.Slav, metrics.OverallSla, metrics.AverageSla,
            metrics.HostShutdowns, metrics.TimeBeforeShutdown.Mean, metrics.TimeBeforeShutdown.StandardDeviation,
            metrics.TimeBeforeMigration.Count, metrics.TimeBeforeMigration.Mean, metrics.TimeBeforeMigration.StandardDeviation,
        ]
    );

    /// <summary>A number as Java prints it.</summary>
    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
