using PlacementLab.Infrastructure;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>The migrations of a VM.</summary>
/// <param name="Vm">Name of the VM.</param>
/// <param name="Migrations">Migrations started.</param>
/// <param name="MigrationSeconds">Their time.</param>
/// <param name="DowntimeSeconds">Their downtime.</param>
/// <param name="TrafficBytes">Their bytes on the wire.</param>
internal sealed record MigratedVmDocument(string Vm, int Migrations, double MigrationSeconds, double DowntimeSeconds, long TrafficBytes)
{
    /// <summary>The document of a VM.</summary>
    public static MigratedVmDocument Of(Vm vm, VmMigrationTotals totals) =>
        new(vm.Name, totals.Count, totals.Time.TotalSeconds, totals.Downtime.TotalSeconds, totals.Traffic.Bytes);
}
