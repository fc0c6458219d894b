using PlacementLab.Units;

namespace PlacementLab.Infrastructure;

/// <summary>A size that VMs come in.</summary>
/// <param name="Name">Name of the size.</param>
/// <param name="Cpu">CPU the VM may use at 100 %, in MIPS.</param>
/// <param name="Memory">Configured memory.</param>
public sealed record VmType(string Name, CpuCapacity Cpu, DataSize Memory);
