namespace PlacementLab.Planning;

/// <summary>A VM has landed by a time.</summary>
/// <param name="Vm">Index of the VM.</param>
/// <param name="By">The latest end of its last migration, from the start of the plan.</param>
public sealed record MoveDeadline(int Vm, TimeSpan By);
