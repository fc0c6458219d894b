using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What the migrations of one VM, or of all, took.</summary>
/// <param name="Count">Migrations started.</param>
/// <param name="Time">Their time, from start to end.</param>
/// <param name="Downtime">Time in which the VM ran nowhere.</param>
/// <param name="Traffic">Bytes on the wire.</param>
public readonly record struct VmMigrationTotals(int Count, TimeSpan Time, TimeSpan Downtime, DataSize Traffic)
{
    /// <summary>Both together.</summary>
    public static VmMigrationTotals operator +(VmMigrationTotals left, VmMigrationTotals right) =>
        new(left.Count + right.Count, left.Time + right.Time, left.Downtime + right.Downtime, left.Traffic + right.Traffic);
}
