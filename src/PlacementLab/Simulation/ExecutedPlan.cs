using System.Collections.Immutable;

namespace PlacementLab.Simulation;

/// <summary>A plan as it went.</summary>
/// <param name="Migrations">The migrations in the order of the plan.</param>
/// <param name="Failed">Indices of VMs whose migration was given up; what waited for their place did not start either.</param>
public sealed record ExecutedPlan(ImmutableArray<ExecutedMigration> Migrations, ImmutableArray<int> Failed)
{
    /// <summary>End of the last migration.</summary>
    public TimeSpan Makespan => Migrations.IsEmpty ? TimeSpan.Zero : Migrations.Max(m => m.End);
}
