using PlacementLab.Units;

namespace PlacementLab.Infrastructure;

/// <summary>Parameters of a two-tier network; see <see cref="Topology.TwoTier"/>.</summary>
public sealed record TwoTierOptions
{
    /// <summary>Hosts in a rack, at least 1.</summary>
    public int HostsPerRack { get; init; } = 20;

    /// <summary>Capacity of a rack's uplink, each direction.</summary>
    public DataRate RackUplink { get; init; } = DataRate.FromMegabitsPerSecond(10_000);

    /// <summary>Capacity of the core.</summary>
    public DataRate Core { get; init; } = DataRate.FromMegabitsPerSecond(40_000);

    /// <summary>Share of every link kept for service traffic, from 0 to below 1.</summary>
    public double ReservedShare { get; init; } = 0.3;
}
