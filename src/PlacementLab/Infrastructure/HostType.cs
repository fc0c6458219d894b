using PlacementLab.Units;

namespace PlacementLab.Infrastructure;

/// <summary>A kind of server.</summary>
/// <param name="Name">Name, such as "hp-proliant-ml110-g4".</param>
/// <param name="Cpu">CPU capacity over all cores, in MIPS.</param>
/// <param name="Memory">Memory.</param>
/// <param name="Nic">Network interface, each direction.</param>
/// <param name="PowerCurve">Power against utilisation.</param>
public sealed record HostType(string Name, CpuCapacity Cpu, DataSize Memory, DataRate Nic, PowerCurve PowerCurve);
