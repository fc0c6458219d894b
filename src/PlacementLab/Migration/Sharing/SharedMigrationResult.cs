using System.Collections.Immutable;

namespace PlacementLab.Migration.Sharing;

/// <summary>How several migrations over shared links went.</summary>
/// <param name="Migrations">Each of them, in the order given.</param>
/// <param name="LinkFull">How long each link was full.</param>
public sealed record SharedMigrationResult(ImmutableArray<SharedMigrationOutcome> Migrations, ImmutableArray<TimeSpan> LinkFull)
{
    /// <summary>From zero until the last one has finished.</summary>
    public TimeSpan Makespan => Migrations.Max(m => m.Finished);
}
