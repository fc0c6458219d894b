namespace PlacementLab.Placement;

/// <summary>Coefficient × [VM is on host], a term of a linear constraint.</summary>
/// <param name="Vm">Index of the VM.</param>
/// <param name="Host">Index of the host.</param>
/// <param name="Coefficient">Whole-number coefficient.</param>
public readonly record struct AssignmentTerm(int Vm, int Host, long Coefficient);
