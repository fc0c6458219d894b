namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What changes at a host at a moment.</summary>
/// <param name="At">Time in s since the start of the run.</param>
/// <param name="Host">The host.</param>
internal readonly record struct HostChange(double At, int Host)
{
    /// <summary>Demand of VMs that comes or goes, in MIPS.</summary>
    public double Mips { get; init; }

    /// <summary>CPU work of migrating that comes or goes, in MIPS.</summary>
    public double MigrationMips { get; init; }

    /// <summary>Work of VMs lost to slower execution, if granted in full, that comes or goes, in MIPS.</summary>
    public double SlowMips { get; init; }

    /// <summary>Power of migrating that comes or goes, in W.</summary>
    public double Watts { get; init; }

    /// <summary>Memory images that come or go.</summary>
    public int Presence { get; init; }

    /// <summary>What the host does from now on; null if that stays.</summary>
    public HostMode? Mode { get; init; }
}
