using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>A type of VM as CloudSim describes it: one virtual core.</summary>
/// <param name="Mips">MIPS of the VM.</param>
/// <param name="MemoryMegabytes">Memory in MB.</param>
public sealed record CloudSimVmType(double Mips, double MemoryMegabytes)
{
    /// <summary>The four types of the PlanetLab experiment, a quarter of the VMs each.</summary>
    public static ImmutableArray<CloudSimVmType> Published { get; } = [new(2500, 870), new(2000, 1740), new(1000, 1740), new(500, 613)];
}
