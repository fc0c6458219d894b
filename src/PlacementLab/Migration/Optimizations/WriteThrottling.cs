namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Dynamic write throttling (auto-converge): where rounds do not shrink, the VM's CPUs lose a growing share p of their time
/// (<see cref="ThrottleRule"/>). A CPU-bound writer then dirties D·(1 − p); a paced one keeps its rate. The lost time is part of
/// the slow-down of the estimate.
/// </summary>
public sealed record WriteThrottling : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.WriteThrottling;

    /// <summary>Steps and trigger; QEMU's by default.</summary>
    public ThrottleRule Rule { get; init; } = ThrottleRule.Default;

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) => plan with { Effects = plan.Effects with { Throttle = Rule } };
}
