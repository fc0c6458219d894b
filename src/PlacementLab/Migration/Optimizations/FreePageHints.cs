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

    /// <summary>Memory with content that the guest does not use, at least 0, less than all, and outside of what it writes over and over.</summary>
    public required DataSize Free
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm)
    {
        if (Free >= plan.Memory)
        {
            throw new InvalidInputException(
                "free memory", Free.ToString(), $"less than the memory to send ({plan.Memory})", "Give the part of the memory that is free.");
        }

        DataSize left = plan.Memory - Free;
        return vm.DirtyCurve.HotSetBytes <= left.Bytes
            ? plan with { Memory = left }
            : throw new InvalidInputException(
                "free memory", $"{Free}, which leaves {left} of {plan.Memory}",
                $"room for the working set of {DataSize.FromBytes((long)vm.DirtyCurve.HotSetBytes)}, whose pages are in use",
                "Give less free memory or a smaller working set.");
    }
}
