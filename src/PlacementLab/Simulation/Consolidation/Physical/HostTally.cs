namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>The account of a host over an interval. Work is in MIPS·s.</summary>
internal struct HostTally
{
    /// <summary>Demand above the capacity by less than this share counts as served: it is rounding.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Energy.</summary>
    public double Joules;

    /// <summary>The part of it that migrations add.</summary>
    public double MigrationJoules;

    /// <summary>The part of it drawn while waking and switching off.</summary>
    public double TransitionJoules;

    /// <summary>Time with VMs.</summary>
    public double ActiveSeconds;

    /// <summary>Time in which less was granted than asked for.</summary>
    public double OverloadedSeconds;

    /// <summary>Work that VMs got done.</summary>
    public double Granted;

    /// <summary>Work that VMs missed because they asked for more than there is.</summary>
    public double LostToOverload;

    /// <summary>Work that VMs of a full host missed because migrating takes CPU.</summary>
    public double LostToMigrationCpu;

    /// <summary>Work that migrating VMs missed because they run slower.</summary>
    public double LostToSlowdown;

    /// <summary>Adds another host's account.</summary>
    public void Add(in HostTally other)
    {
        Joules += other.Joules;
        MigrationJoules += other.MigrationJoules;
        TransitionJoules += other.TransitionJoules;
        ActiveSeconds += other.ActiveSeconds;
        OverloadedSeconds += other.OverloadedSeconds;
        Granted += other.Granted;
        LostToOverload += other.LostToOverload;
        LostToMigrationCpu += other.LostToMigrationCpu;
        LostToSlowdown += other.LostToSlowdown;
    }
}
