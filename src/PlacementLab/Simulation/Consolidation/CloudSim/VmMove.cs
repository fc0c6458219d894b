namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>A decision to move a VM.</summary>
/// <param name="Vm">The VM.</param>
/// <param name="Target">Where to.</param>
internal readonly record struct VmMove(int Vm, int Target);
