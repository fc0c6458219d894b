using PlacementLab.Experiments.Reproduction;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Units;

namespace PlacementLab.Tests.Experiments.Reproduction;

/// <summary>Runs with made-up figures.</summary>
internal static class StudyRuns
{
    /// <summary>A run of 10 migrations with SLATAH 5 % and PDM 0.1 %.</summary>
    public static StudyRun Of(string policy, double kilowattHours = 100, string day = "20110303", CloudSimRules? rules = null) =>
        new(new StudyCell(day, PolicyNames.Parse(policy, "test"), rules ?? CloudSimRules.AsReleased), new ConsolidationMetrics
        {
            Energy = Energy.FromJoules(kilowattHours * 3.6e6),
            Migrations = 10,
            Slatah = 0.05,
            Pdm = 0.001,
            OverallSla = 0.1,
            AverageSla = 0.2,
            HostShutdowns = 3,
            TimeBeforeShutdown = new SampleMoments(3, 1.0 / 3, 2),
            TimeBeforeMigration = new SampleMoments(0, double.NaN, double.NaN),
        });
}
