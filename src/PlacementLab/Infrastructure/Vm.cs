namespace PlacementLab.Infrastructure;

/// <summary>A virtual machine.</summary>
/// <param name="Index">Position in the fleet, from 0; every array over VMs is indexed by it.</param>
/// <param name="Name">Unique name, usually that of its trace.</param>
/// <param name="Type">Its size.</param>
public sealed record Vm(int Index, string Name, VmType Type);
