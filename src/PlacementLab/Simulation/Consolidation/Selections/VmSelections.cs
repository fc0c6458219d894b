using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>The kinds of VM selections.</summary>
public static class VmSelections
{
    /// <summary>All kinds.</summary>
    public static ImmutableArray<VmSelectionKind> All { get; } =
    [
        new("mmt", "minimum migration time") { Make = _ => new MinimumMigrationTimeSelection() },
        new("mu", "minimum utilisation") { Make = _ => new MinimumUtilizationSelection() },
        new("mc", "maximum correlation") { Make = _ => new MaximumCorrelationSelection() },
        new("rs", "random selection") { Make = seed => new RandomSelection(seed) },
    ];
}
