using System.Collections.Immutable;

namespace PlacementLab.Planning.Scheduling;

/// <summary>A move whose start and bandwidth are to be decided; its destination is fixed.</summary>
/// <param name="Vm">Index of the VM.</param>
/// <param name="From">Host it is on.</param>
/// <param name="To">Host it goes to.</param>
/// <param name="Options">Bandwidths to choose from, the fastest first; each is slower and narrower than the one before. May be empty.</param>
public sealed record ScheduledMove(int Vm, int From, int To, ImmutableArray<MoveOption> Options);
