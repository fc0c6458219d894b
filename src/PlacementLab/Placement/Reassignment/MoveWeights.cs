namespace PlacementLab.Placement.Reassignment;

/// <summary>Weights of the three costs of moving; each 0 or more.</summary>
/// <param name="Vm">Times the sum of the move costs of all moved VMs (ROADEF: process move cost).</param>
/// <param name="Group">Times the largest number of moved VMs in one group (ROADEF: service move cost).</param>
/// <param name="HostPair">Times the sum over VMs of the cost from their first to their new host (ROADEF: machine move cost).</param>
public sealed record MoveWeights(long Vm, long Group, long HostPair);
