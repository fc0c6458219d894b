using PlacementLab.Infrastructure;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>A type of host as CloudSim describes it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Cores">Cores.</param>
/// <param name="CoreMips">MIPS of one core: a VM, which has one virtual core, gets no more.</param>
/// <param name="MemoryMegabytes">Memory in MB.</param>
/// <param name="Curve">Power.</param>
public sealed record CloudSimHostType(string Name, int Cores, double CoreMips, double MemoryMegabytes, PowerCurve Curve)
{
    /// <summary>HP ProLiant ML110 G4.</summary>
    public static CloudSimHostType G4 { get; } =
        new("hp-proliant-ml110-g4", 2, 1860, 4096, new PowerCurve(86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117));

    /// <summary>HP ProLiant ML110 G5.</summary>
    public static CloudSimHostType G5 { get; } =
        new("hp-proliant-ml110-g5", 2, 2660, 4096, new PowerCurve(93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135));

    /// <summary>MIPS of all cores.</summary>
    public double TotalMips => Cores * CoreMips;
}
