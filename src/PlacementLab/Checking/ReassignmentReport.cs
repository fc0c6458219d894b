using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;

namespace PlacementLab.Checking;

/// <summary>What the independent check of a reassignment found.</summary>
/// <param name="Cost">The cost by term, computed from nothing but the problem and the assignment.</param>
/// <param name="Violations">Every violation with its magnitude; none when the assignment is valid.</param>
public sealed record ReassignmentReport(ReassignmentCost Cost, ImmutableArray<ConstraintViolation> Violations)
{
    /// <summary>Whether everything holds that must.</summary>
    public bool IsValid => Violations.IsEmpty;
}
