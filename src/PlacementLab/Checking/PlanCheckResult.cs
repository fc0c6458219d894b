using System.Collections.Immutable;

namespace PlacementLab.Checking;

/// <summary>What a check found.</summary>
/// <param name="Violations">All violations, by time; empty for a valid plan.</param>
public sealed record PlanCheckResult(ImmutableArray<PlanViolation> Violations)
{
    /// <summary>Whether there is no violation.</summary>
    public bool IsValid => Violations.IsEmpty;
}
