namespace PlacementLab.Simulation;

/// <summary>Leaves every VM where it is: what all other policies are measured against.</summary>
public sealed class NoMigrationPolicy : IMigrationPolicy
{
    /// <summary>The policy's name.</summary>
    public const string PolicyName = "no-migration";

    /// <inheritdoc/>
    public string Name => PolicyName;

    /// <inheritdoc/>
    public PolicyDecision Decide(Observation observation, CancellationToken cancellation) =>
        new(observation.Current, ObservedUsage.Of(observation));
}
