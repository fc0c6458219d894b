namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What a policy orders.</summary>
/// <param name="Moves">The moves, in the order in which they are to begin where links are short.</param>
/// <param name="Counts">What it found.</param>
public sealed record ReallocationDecision(IReadOnlyList<VmMove> Moves, DecisionCounts Counts)
{
    /// <summary>No moves.</summary>
    public static ReallocationDecision None { get; } = new([], default);
}
