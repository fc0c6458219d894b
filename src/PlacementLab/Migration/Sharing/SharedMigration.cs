using System.Collections.Immutable;

namespace PlacementLab.Migration.Sharing;

/// <summary>One of several migrations over shared links.</summary>
public sealed record SharedMigration
{
    /// <summary>VM and limits; its bandwidth is ignored, the links give it.</summary>
    public required MigrationRequest Request { get; init; }

    /// <summary>The scheme; not <see cref="MigrationScheme.SuspendResume"/>, which meets no other flow end to end.</summary>
    public required MigrationScheme Scheme { get; init; }

    /// <summary>Positions of the links it crosses, at least one.</summary>
    public required ImmutableArray<int> Route { get; init; }

    /// <summary>When it is ordered, at least 0.</summary>
    public TimeSpan Start { get; init; }
}
