namespace PlacementLab.Planning;

/// <summary>A VM does not start to move before a time, such as while its destination boots.</summary>
/// <param name="Vm">Index of the VM.</param>
/// <param name="At">The earliest start of its first migration, from the start of the plan.</param>
public sealed record MoveRelease(int Vm, TimeSpan At);
