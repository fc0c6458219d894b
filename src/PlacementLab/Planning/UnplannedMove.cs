using System.Collections.Immutable;

namespace PlacementLab.Planning;

/// <summary>A move that the plan leaves out, with the reason.</summary>
/// <param name="Vm">Index of the VM; it stays where it is.</param>
/// <param name="From">Host it is on.</param>
/// <param name="To">Host it should have gone to.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Cycle">The VMs that wait for one another in a circle, in order; empty where that is not the reason.</param>
public sealed record UnplannedMove(int Vm, int From, int To, string Reason, ImmutableArray<int> Cycle);
