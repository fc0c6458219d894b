using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

/// <summary>Equal to CloudSim 3.0.3 to the last digit.</summary>
public sealed class CloudSimParityTests
{
    /// <summary>All of the day that is described in most detail, and a policy of each detector and selection on the others.</summary>
    [Theory]
    [InlineData("20110303", "npa dvfs thr-mmt thr-mu thr-mc thr-rs iqr-mmt iqr-mu iqr-mc mad-mmt mad-mu mad-mc lr-mmt lr-mu lr-mc lr-rs lrr-mmt", 19)]
    [InlineData("20110306", "npa dvfs lr-mmt thr-mu iqr-mc", 5)]
    [InlineData("20110309", "dvfs mad-mmt lrr-mu thr-mc", 4)]
    [InlineData("20110403", "dvfs iqr-mmt mad-mu lr-mc", 4)]
    [InlineData("20110412", "dvfs thr-mmt lr-mu mad-mc", 4)]
    public void Figures_EqualToTheLastDigit(string day, string policies, int rows)
    {
        string[] wanted = policies.Split(' ');
        string[][] chosen = [.. CloudSimReference.Rows().Where(row => row[0] == day && wanted.Contains(Policy(row)))];
        CloudSimScenario scenario = CloudSimReference.Day(day);

        Assert.Equal(rows, chosen.Length);
        Assert.All(chosen, row =>
        {
            (double[] expected, double[] actual) = CloudSimReference.Figures(row, CloudSimReference.Run(scenario, row));
            Assert.Equal(expected, actual);
        });
    }

    [Theory]
    [InlineData("dvfs", "dvfs", null)]
    [InlineData("lr_mmt_1.2", "lr", "mmt")]
    [InlineData("thr_mmt_0.8", "thr", "mmt")]
    public void Traces_EqualAtEveryInterval(string file, string detector, string? selection)
    {
        string[][] lines = [.. CloudSimReference.Lines($"cloudsim_trace_20110303_{file}.csv").Where(l => l[0] != "end")];

        ConsolidationResult result = CloudSimFleets.Run(
            CloudSimReference.Day("20110303"), ConsolidationPolicies.Parse(detector, null, selection, 1), CloudSimRules.AsReleased);

        Assert.Equal(287, lines.Length);
        Assert.Equal(lines.Select(Trace), result.Ticks.Select(Trace));
    }

    [Theory]
    [InlineData("_firstfit", "dvfs", null)]
    [InlineData("", "iqr", "mu")]
    public void FirstPlacement_IsEqual(string file, string detector, string? selection)
    {
        CloudSimScenario scenario = CloudSimReference.Day("20110303");
        string[][] lines = [.. CloudSimReference.Lines($"cloudsim_initial_placement_20110303{file}.csv")];

        ConsolidationResult result = CloudSimFleets.Run(scenario, ConsolidationPolicies.Parse(detector, null, selection, 1), CloudSimRules.AsReleased);

        Assert.Equal(lines.Select(l => l[1]), scenario.Traces.Select(t => t.Name));
        Assert.Equal(lines.Select(l => int.Parse(l[3], System.Globalization.CultureInfo.InvariantCulture)), result.InitialHostOf);
    }

    /// <summary>What one quirk is worth, to the digits published with the rules.</summary>
    [Theory]
    [InlineData("idle-vms-kept", 221.38, 44_405)]
    [InlineData("memory-held", 455.6, 1_073)]
    [InlineData("receivers-protected", 175.80, 23_670)]
    [InlineData("same-power-base", 134.99, 28_715)]
    [InlineData("loess-weights", 170.49, 27_295)]
    [InlineData("no-rounding", 162.31, 27_925)]
    [InlineData("idle-vms-kept,memory-held,receivers-protected,same-power-base", 760, 500)]
    public void OneSwitch_ChangesWhatItShould(string fixes, double energyKwh, int migrations)
    {
        var rules = CloudSimRules.Of(fixes.Split(','));

        ConsolidationResult result = CloudSimFleets.Run(CloudSimReference.Day("20110303"), ConsolidationPolicies.Parse("lr", null, "mmt", 1), rules);

        Assert.Equal(energyKwh, result.Metrics.Energy.KilowattHours, 0.0006 * energyKwh);
        Assert.Equal(migrations, result.Metrics.Migrations);
    }

    [Fact]
    public void IncomingNotViolating_LowersSlatahOnly()
    {
        var rules = CloudSimRules.Of(["incoming-not-violating"]);

        ConsolidationResult result = CloudSimFleets.Run(CloudSimReference.Day("20110303"), ConsolidationPolicies.Parse("lr", null, "mmt", 1), rules);

        Assert.Equal(0.00767, result.Metrics.Slatah, 0.000005);
        Assert.Equal(6.08e-6, result.Metrics.Slav, 0.005e-6);
        Assert.Equal(27_859, result.Metrics.Migrations);
    }

    private static string Policy(string[] row) =>
        row[3].Length == 0 ? row[1] : $"{row[1].Split('@')[0]}-{row[3].Split('-')[0]}";

    private static (double, int, double, int, string, int, int, int) Trace(string[] line) =>
    (
        CloudSimReference.Number(line[1]), Whole(line[2]), CloudSimReference.Number(line[3]), Whole(line[4]),
        line[5].Length == 0 ? "0" : line[5], Whole(line[6]), Whole(line[7]), Whole(line[8])
    );

    private static (double, int, double, int, string, int, int, int) Trace(ConsolidationTick tick) =>
    (
        tick.Seconds, tick.ActiveHosts, tick.Energy.KilowattHours, tick.Migrations,
        tick.OverloadedHosts.ToString(System.Globalization.CultureInfo.InvariantCulture), tick.UnderloadedHosts, tick.EvacuatedHosts, tick.PlacedVms
    );

    private static int Whole(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
