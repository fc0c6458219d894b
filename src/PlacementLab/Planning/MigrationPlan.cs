using System.Collections.Immutable;

namespace PlacementLab.Planning;

/// <summary>A timed plan that leads from one assignment towards another.</summary>
/// <param name="Migrations">The migrations by start.</param>
/// <param name="Unplanned">Moves that could not be planned.</param>
public sealed record MigrationPlan(ImmutableArray<PlannedMigration> Migrations, ImmutableArray<UnplannedMove> Unplanned)
{
    /// <summary>A plan that does nothing.</summary>
    public static MigrationPlan Empty { get; } = new([], []);

    /// <summary>End of the last migration.</summary>
    public TimeSpan Makespan => Migrations.IsEmpty ? TimeSpan.Zero : Migrations.Max(m => m.End);
}
