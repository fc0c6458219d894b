namespace PlacementLab.Placement.Reassignment;

/// <summary>Cost of a reassignment, by term, weights included.</summary>
/// <param name="Load">Load above safety capacity.</param>
/// <param name="Balance">Free capacity out of proportion.</param>
/// <param name="VmMoves">Moved VMs.</param>
/// <param name="GroupMoves">The largest number of moved VMs in one group.</param>
/// <param name="HostPairMoves">Moves between pairs of hosts.</param>
public sealed record ReassignmentCost(long Load, long Balance, long VmMoves, long GroupMoves, long HostPairMoves)
{
    /// <summary>The sum of all terms: what is minimised.</summary>
    public long Total => Load + Balance + VmMoves + GroupMoves + HostPairMoves;
}
