namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Pre-paging: the push continues around the page that faulted last, which avoids a share η of the demand faults: F → F·(1 − η). Hines,
/// Deshpande and Gopalan, SIGOPS OSR 2009. η is the workload's: near 1 for sequential access, near 0 for random access.
/// </summary>
public sealed record PrePaging : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.PrePaging;

    /// <summary>η: share of faults avoided, 0–1.</summary>
    public required double AvoidedShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
    }

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) =>
        plan with { Effects = plan.Effects with { PrePagingShare = AvoidedShare } };
}
