namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// The share of the bandwidth that post-copy's active push uses: R_push = share·R. Lower leaves room for faults and other
/// traffic and spreads memory over two hosts for longer. Stock post-copy was reported to reach only 9.2 % of a NIC on very
/// large VMs.
/// </summary>
public sealed record ActivePush : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.ActivePush;

    /// <summary>R_push/R, above 0 to 1.</summary>
    public required double BandwidthShare { get; init => field = Share(value, nameof(value)); }

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) =>
        plan with { Effects = plan.Effects with { PushShare = BandwidthShare } };
}
