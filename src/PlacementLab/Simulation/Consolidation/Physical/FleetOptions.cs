using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What <see cref="PublishedFleet"/> builds.</summary>
public sealed record FleetOptions
{
    /// <summary>Number of hosts; the published experiment has 800.</summary>
    public int Hosts { get; init; } = CloudSimScenario.PublishedHosts;

    /// <summary>Number of VMs, each with a trace drawn with replacement; null for one VM a trace.</summary>
    public int? Vms { get; init; }

    /// <summary>Seed of the draws of traces and workload classes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Memory of every host; null for that of its type, doubled for all hosts until the VMs fill at most
    /// <see cref="PublishedFleet.MostMemoryShare"/> of it.
    /// </summary>
    public DataSize? HostMemory { get; init; }

    /// <summary>Types of hosts, dealt in turn; the published experiment has HP ProLiant ML110 G4 and G5.</summary>
    public ImmutableArray<HostType> HostTypes { get; init; } = [Of(CloudSimHostType.G4), Of(CloudSimHostType.G5)];

    /// <summary>Racks and uplinks; the core, if null, carries a quarter of all uplinks.</summary>
    public TwoTierOptions? Network { get; init; }

    private static HostType Of(CloudSimHostType published) => new(
        published.Name,
        CpuCapacity.FromMips((long)published.TotalMips),
        DataSize.FromMebibytes(published.MemoryMegabytes),
        DataRate.FromMegabitsPerSecond(1000),
        published.Curve);
}
