using PlacementLab.Experiments.Reproduction;
using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>A run in the JSON documents; null where nothing was counted.</summary>
/// <param name="Day">Day of the traces.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Rules">The rules, with the numbers of the quirks that are fixed.</param>
/// <param name="EnergyKwh">Energy of all hosts.</param>
/// <param name="Migrations">Migrations started.</param>
/// <param name="Slatah">SLATAH, a fraction.</param>
/// <param name="Pdm">PDM, a fraction.</param>
/// <param name="Slav">SLATAH times PDM.</param>
/// <param name="EsvKwh">Energy times SLAV.</param>
/// <param name="OverallSla">Overall SLA violation, a fraction.</param>
/// <param name="AverageSla">Average SLA violation, a fraction.</param>
/// <param name="HostShutdowns">How often a host went idle.</param>
/// <param name="MeanTimeBeforeShutdownSeconds">Mean time before that.</param>
/// <param name="StdevTimeBeforeShutdownSeconds">Its standard deviation.</param>
/// <param name="MeanTimeBeforeMigrationSeconds">Mean of what the rules call the time before a migration.</param>
/// <param name="StdevTimeBeforeMigrationSeconds">Its standard deviation.</param>
internal sealed record RunRow(
    string Day, string Policy, string Rules, double EnergyKwh, int Migrations, double Slatah, double Pdm, double Slav, double EsvKwh, double OverallSla,
    double AverageSla, int HostShutdowns, double MeanTimeBeforeShutdownSeconds, double StdevTimeBeforeShutdownSeconds,
    double MeanTimeBeforeMigrationSeconds, double StdevTimeBeforeMigrationSeconds)
{
    /// <summary>The row of a run.</summary>
    public static RunRow Of(StudyRun run)
    {
        ConsolidationMetrics m = run.Metrics;
        return new(
            run.Cell.Day, run.Cell.PolicyName, run.Cell.RulesName, m.Energy.KilowattHours, m.Migrations, m.Slatah, m.Pdm, m.Slav, m.Esv, m.OverallSla,
            m.AverageSla, m.HostShutdowns, m.TimeBeforeShutdown.Mean, m.TimeBeforeShutdown.StandardDeviation, m.TimeBeforeMigration.Mean,
            m.TimeBeforeMigration.StandardDeviation);
    }
}
