using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>A quantity over the VMs that migrated.</summary>
/// <param name="Mean">Mean; 0 if none migrated.</param>
/// <param name="Max">Largest.</param>
internal sealed record PerVmDocument(double Mean, double Max)
{
    /// <summary>The quantity of each VM that migrated.</summary>
    public static PerVmDocument Of(PhysicalAccount account, Func<VmMigrationTotals, double> quantity)
    {
        double[] values = [.. account.MigrationsOfVm.Where(v => v.Count > 0).Select(quantity)];
        return new(values.DefaultIfEmpty().Average(), values.DefaultIfEmpty().Max());
    }
}
