namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// An optimisation of a migration. It composes with every scheme it can physically apply to
/// (<see cref="CompatibilityTable"/>) and with every other optimisation, in any order.
/// </summary>
public abstract record MigrationOptimization
{
    private protected MigrationOptimization()
    {
    }

    /// <summary>Which one it is.</summary>
    public abstract OptimizationKind Kind { get; }

    /// <summary>The literal name.</summary>
    public string Name => OptimizationNames.NameOf(Kind);

    /// <summary>What it makes of a copy.</summary>
    /// <param name="plan">The copy so far.</param>
    /// <param name="vm">The VM.</param>
    /// <exception cref="InvalidInputException">It contradicts the VM.</exception>
    internal abstract CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm);

    private protected static double Share(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be above 0 to 1");

    private protected static int Count(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be at least 1");

    private protected static Units.DataRate Positive(Units.DataRate value, string name) => value.BytesPerSecond > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be positive");
}
