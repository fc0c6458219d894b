namespace PlacementLab.Traces.Migrations;

/// <summary>One migration of an OpenStack VM as Nova saw it: a row of osic_openstack's <c>durations.csv</c>.</summary>
/// <param name="BlockStorage">Whether the local disk was copied too; otherwise it is shared.</param>
/// <param name="Tunnelled">Whether the stream went through libvirt's encrypted tunnel.</param>
/// <param name="Parallel">Whether twelve VMs moved at once; otherwise one at a time.</param>
/// <param name="Flavor">small (4 GB, disk 40 GB), medium (8, 80) or large (16, 160).</param>
/// <param name="Iteration">Number of the repeat.</param>
/// <param name="DurationSeconds">Wall time with scheduling and polling.</param>
public sealed record OsicMigration(bool BlockStorage, bool Tunnelled, bool Parallel, string Flavor, int Iteration, double DurationSeconds)
{
    /// <summary>Memory in GB.</summary>
    public double MemoryGigabytes => Flavor switch { "small" => 4, "medium" => 8, _ => 16 };

    /// <summary>Disk in GB; half of it is full.</summary>
    public double DiskGigabytes => 10 * MemoryGigabytes;
}
