namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>A host while nothing changes.</summary>
/// <param name="Mips">Demand of the VMs that run.</param>
/// <param name="Presence">VMs and memory images.</param>
/// <param name="Mode">What it is doing.</param>
internal readonly record struct HostSpan(double Mips, int Presence, HostMode Mode)
{
    /// <summary>CPU work of migrating.</summary>
    public double MigrationMips { get; private init; }

    /// <summary>Work of the VMs lost to slower execution if granted in full.</summary>
    public double SlowMips { get; private init; }

    /// <summary>Power of migrating, its CPU work included.</summary>
    public double Watts { get; private init; }

    /// <summary>Whether VMs and migrating ask for more than the capacity.</summary>
    public bool IsFull(double capacity) => Mips + MigrationMips > capacity * (1 + HostTally.Tolerance);

    /// <summary>
    /// What the VMs get: shares are in proportion to demand, so on a full host of capacity c it is c·v/(v + m), where v is their demand
    /// and m the work of migrating. The host's power follows this alone, for <see cref="Watts"/> already holds the CPU of migrating.
    /// </summary>
    public double Granted(double capacity) => IsFull(capacity) ? capacity * Mips / (Mips + MigrationMips) : Mips;

    /// <summary>The host after a change.</summary>
    public HostSpan After(in HostChange change) => this with
    {
        Mips = Mips + change.Mips,
        Presence = Presence + change.Presence,
        Mode = change.Mode ?? Mode,
        MigrationMips = MigrationMips + change.MigrationMips,
        SlowMips = SlowMips + change.SlowMips,
        Watts = Watts + change.Watts,
    };
}
