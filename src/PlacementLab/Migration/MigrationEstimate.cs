using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>What a migration is predicted to take.</summary>
public sealed record MigrationEstimate
{
    /// <summary>The scheme.</summary>
    public required MigrationScheme Scheme { get; init; }

    /// <summary>From the order to migrate until the source may be released; includes the resume.</summary>
    public required TimeSpan TotalTime { get; init; }

    /// <summary>
    /// From the order to migrate until the VM runs at the destination. It runs at the source until <see cref="ResumeAt"/> −
    /// <see cref="Downtime"/>, nowhere for the downtime, then at the destination.
    /// </summary>
    public required TimeSpan ResumeAt { get; init; }

    /// <summary>How long the VM runs nowhere.</summary>
    public required TimeSpan Downtime { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required DataSize Traffic { get; init; }

    /// <summary>Copy rounds with the VM running; 0 for schemes without rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether the stop rule's goal was reached; if not, the model's documented way out was taken.</summary>
    public required bool Converged { get; init; }

    /// <summary>Running time lost to slower execution while migrating (copying, demand faults), beside the downtime.</summary>
    public required TimeSpan Slowdown { get; init; }

    /// <summary>Energy that the migration adds on both hosts.</summary>
    public required Energy Energy { get; init; }

    /// <summary>Probability that the VM is lost because it was migrated (beyond that of staying), 0–1.</summary>
    public required double ResidualRisk { get; init; }
}
