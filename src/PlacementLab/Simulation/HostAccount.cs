namespace PlacementLab.Simulation;

/// <summary>What one host did in one interval.</summary>
internal struct HostAccount
{
    /// <summary>Time with a VM on it, in s.</summary>
    public double ActiveSeconds;

    /// <summary>Time with demand above capacity, in s.</summary>
    public double OverloadedSeconds;

    /// <summary>Integral of demand / capacity over time, in s.</summary>
    public double LoadSeconds;

    /// <summary>Energy in J.</summary>
    public double Joules;

    /// <summary>Work that its VMs asked for, could have had and lost to the CPU work of migrations, in MIPS · s.</summary>
    public double LostToMigrationsMipsSeconds;
}
