namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// One interval of a run. CPU work is in MIPS·s; of what was asked for, each part was granted or lost for one reason:
/// asked = granted + lost to overload + to downtime + to slow-down + to the CPU work of migrating.
/// </summary>
public sealed record PhysicalInterval
{
    /// <summary>CPU work that VMs asked for.</summary>
    public required double Asked { get; init; }

    /// <summary>CPU work that they got done.</summary>
    public required double Granted { get; init; }

    /// <summary>Lost because VMs of a host asked for more than it has.</summary>
    public required double LostToOverload { get; init; }

    /// <summary>Lost because migrating VMs ran nowhere.</summary>
    public required double LostToDowntime { get; init; }

    /// <summary>Lost because migrating VMs ran slower.</summary>
    public required double LostToSlowdown { get; init; }

    /// <summary>Lost by VMs of full hosts to the CPU work of migrating.</summary>
    public required double LostToMigrationCpu { get; init; }

    /// <summary>Energy of all hosts in J.</summary>
    public required double Joules { get; init; }

    /// <summary>The part that migrations add, in J.</summary>
    public required double MigrationJoules { get; init; }

    /// <summary>Migrations started.</summary>
    public required int MigrationsStarted { get; init; }

    /// <summary>Migrations under way at the end.</summary>
    public required int MigrationsRunning { get; init; }

    /// <summary>Hosts with VMs at the end.</summary>
    public required int ActiveHosts { get; init; }

    /// <summary>Hosts on, waking or switching off at the end.</summary>
    public required int PoweredHosts { get; init; }

    /// <summary>Largest share of a link in use, by VMs and migrations together.</summary>
    public required double PeakLinkUse { get; init; }

    /// <summary>Largest share of a host's memory that was booked, copies included.</summary>
    public required double PeakMemoryUse { get; init; }
}
