using PlacementLab.Checking;
using PlacementLab.Planning;

namespace PlacementLab.Simulation;

/// <summary>A plan of our own that the independent checker rejects: a fault of the toolkit, never of its input.</summary>
public sealed class InvalidPlanException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="policy">Policy and scheme whose plan it is.</param>
    /// <param name="sample">Sample at whose start it was made.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="violations">What the checker found.</param>
    public InvalidPlanException(string policy, int sample, MigrationPlan plan, IReadOnlyList<PlanViolation> violations)
        : base($"{policy}, sample {sample}: the checker rejects the plan: {violations[0].Message} ({violations.Count} violations). "
            + "This is a fault of the planner; please report it with the seed and the specification.")
    {
        Plan = plan;
        Violations = violations;
    }

    /// <summary>The plan.</summary>
    public MigrationPlan Plan { get; }

    /// <summary>What the checker found.</summary>
    public IReadOnlyList<PlanViolation> Violations { get; }
}
