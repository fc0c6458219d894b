using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Simulation;

/// <summary>What each VM was last seen to use.</summary>
internal static class ObservedUsage
{
    /// <summary>Whole MIPS (rounded up, at least 1) and resident bytes at the latest sample seen.</summary>
    public static ImmutableArray<ResourceVector> Of(Observation observation)
    {
        int now = observation.History.Now;
        FleetDemand demand = observation.Scenario.Demand;
        return
        [
            .. observation.Scenario.Vms.Select(vm => new ResourceVector(
                Math.Max(1, (long)Math.Ceiling(demand.DemandMips[vm.Index][now])), demand.ResidentBytes(vm.Index, now))),
        ];
    }
}
