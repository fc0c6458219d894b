namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>An order to move a VM.</summary>
/// <param name="Vm">Index of the VM.</param>
/// <param name="To">Index of the host that it is to run on.</param>
public readonly record struct VmMove(int Vm, int To);
