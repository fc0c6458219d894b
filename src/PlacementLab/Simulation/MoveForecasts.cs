using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>What each VM's migration would take now, were it alone on its host's NIC.</summary>
internal static class MoveForecasts
{
    /// <summary>One estimate a VM.</summary>
    public static ImmutableArray<MigrationEstimate> Of(Observation observation)
    {
        var topology = observation.Scenario.Datacenter.Topology;
        return
        [
            .. observation.Scenario.Vms.Select(vm =>
            {
                DataRate alone = topology.Links[topology.Route(observation.Current[vm.Index], observation.Current[vm.Index])[0]].ForMigrations;
                return observation.Estimator.Estimate(vm.Index, alone);
            }),
        ];
    }

    /// <summary>The price of each move: downtime, slowdown, traffic, energy and risk at an operator's weights.</summary>
    public static double[] Prices(ImmutableArray<MigrationEstimate> moves, ScoreWeights weights) =>
    [
        .. moves.Select(m => PlanScore.Of(
            m.Energy.KilowattHours,
            0,
            new MigrationTotals { Downtime = m.Downtime, Slowdown = m.Slowdown, Traffic = m.Traffic, ExpectedLosses = m.ResidualRisk },
            weights).Total),
    ];
}
