namespace PlacementLab.Experiments.Specs;

/// <summary>A two-tier network.</summary>
public sealed record NetworkSpec
{
    /// <summary>Hosts in a rack.</summary>
    public int HostsPerRack { get; init; } = 20;

    /// <summary>Capacity of a rack's uplink in Gbit/s, each direction.</summary>
    public double RackUplinkGbps { get; init; } = 10;

    /// <summary>Capacity of the core in Gbit/s.</summary>
    public double CoreGbps { get; init; } = 40;

    /// <summary>Share of every link kept for service traffic, 0 to below 1.</summary>
    public double ReservedShare { get; init; } = 0.3;

    /// <summary>Round-trip time between hosts in ms.</summary>
    public double RoundTripMs { get; init; } = 0.2;
}
