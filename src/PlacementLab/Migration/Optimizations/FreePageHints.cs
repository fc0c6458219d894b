using PlacementLab.Units;

namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Ballooning or free-page hints: the guest says which pages with content are free, and they are not sent, M → M − free. Waldspurger,
/// "Memory resource management in VMware ESX server", OSDI 2002, on ballooning.
/// </summary>
public sealed record FreePageHints : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.FreePageHints;

    /// <summary>Memory with content that the guest does not use, at least 0 and less than all.</summary>
    public required DataSize Free
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) => Free < plan.Memory
        ? plan with { Memory = plan.Memory - Free }
        : throw new InvalidInputException(
            "free memory", Free.ToString(), $"less than the memory to send ({plan.Memory})", "Give the part of the memory that is free.");
}
