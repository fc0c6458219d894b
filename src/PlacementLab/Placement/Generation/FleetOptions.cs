namespace PlacementLab.Placement.Generation;

/// <summary>What a generated fleet is like; see <see cref="FleetGenerator"/>.</summary>
public sealed record FleetOptions
{
    /// <summary>Hosts, at least 1.</summary>
    public int Hosts { get; init; } = 1000;

    /// <summary>VMs, at least 1.</summary>
    public int Vms { get; init; } = 10_000;

    /// <summary>Resources, 1 to 8: cpu, memory, disk, network and further ones.</summary>
    public int Resources { get; init; } = 3;

    /// <summary>Share of capacity that the VMs use of the scarcest resource; above 0 and at most 0.9.</summary>
    public double Fill { get; init; } = 0.65;

    /// <summary>Share of the VMs that are in a group whose members have to be on different hosts, from 0 to 1.</summary>
    public double Grouped { get; init; } = 0.5;

    /// <summary>Most VMs of a group, at least 2.</summary>
    public int LargestGroup { get; init; } = 12;

    /// <summary>Whether the VMs are on hosts already, scattered at random; else all are to be started.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>Seed of every draw.</summary>
    public int Seed { get; init; } = 1;
}
