using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>One timed migration at a fixed bandwidth.</summary>
public sealed record PlannedMigration
{
    /// <summary>Index of the VM.</summary>
    public required int Vm { get; init; }

    /// <summary>Index of the host it leaves.</summary>
    public required int From { get; init; }

    /// <summary>Index of the host it goes to.</summary>
    public required int To { get; init; }

    /// <summary>Start, from the start of the plan.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>Bandwidth reserved on every link of the route for the whole time.</summary>
    public required DataRate Bandwidth { get; init; }

    /// <summary>What the migration is predicted to take at that bandwidth.</summary>
    public required MigrationEstimate Estimate { get; init; }

    /// <summary>Whether this is the first half of a detour that breaks a cycle; the VM moves again later.</summary>
    public bool IsBypass { get; init; }

    /// <summary>End: start + total time.</summary>
    public TimeSpan End => Start + Estimate.TotalTime;
}
