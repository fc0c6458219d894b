namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Fine-grained deduplication across a rack or group of hosts: pages whose content is there already are sent as a reference. The
/// first copy of V bytes puts V·u on the wire. Pages sent again have just been written and count in full unless told
/// otherwise. Deshpande, Wang and Gopalan, "Live gang migration of virtual machines", HPDC 2011.
/// </summary>
public sealed record Deduplication : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.Deduplication;

    /// <summary>u: share of memory whose content is not there yet, above 0 to 1.</summary>
    public required double UniqueShare { get; init => field = Share(value, nameof(value)); }

    /// <summary>The same of pages sent again, above 0 to 1.</summary>
    public double LaterUniqueShare { get; init => field = Share(value, nameof(value)); } = 1;

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) =>
        plan.Encode(UniqueShare, LaterUniqueShare, double.PositiveInfinity, 1);
}
