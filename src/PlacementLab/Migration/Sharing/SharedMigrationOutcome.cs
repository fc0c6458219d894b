using PlacementLab.Units;

namespace PlacementLab.Migration.Sharing;

/// <summary>How one of several migrations went; times from the common zero.</summary>
public sealed record SharedMigrationOutcome
{
    /// <summary>When it began, after waiting for its turn.</summary>
    public required TimeSpan Began { get; init; }

    /// <summary>When the VM resumed at the destination.</summary>
    public required TimeSpan Resumed { get; init; }

    /// <summary>When the source could be released.</summary>
    public required TimeSpan Finished { get; init; }

    /// <summary>How long the VM ran nowhere.</summary>
    public required TimeSpan Downtime { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required DataSize Traffic { get; init; }

    /// <summary>Copy rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether the stop rule's goal was reached.</summary>
    public required bool Converged { get; init; }
}
