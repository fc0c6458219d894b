using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What only the rule set <c>physical</c> counts.</summary>
public sealed record PhysicalAccount
{
    /// <summary>All migrations together. One that is still under way at the end counts in full; its energy and what its VM misses count up to the end.</summary>
    public required VmMigrationTotals Migrations { get; init; }

    /// <summary>The migrations of each VM, VMs in the order of the fleet.</summary>
    public required ImmutableArray<VmMigrationTotals> MigrationsOfVm { get; init; }

    /// <summary>Energy that migrations add; part of the hosts' energy, half of it at each of the two hosts.</summary>
    public required Energy MigrationEnergy { get; init; }

    /// <summary>Energy drawn while hosts wake and switch off; part of the hosts' energy.</summary>
    public required Energy TransitionEnergy { get; init; }

    /// <summary>Energy of each host, hosts in index order.</summary>
    public required ImmutableArray<Energy> EnergyOfHost { get; init; }

    /// <summary>How often a host was woken.</summary>
    public required int HostsWoken { get; init; }

    /// <summary>How often a host was put to sleep.</summary>
    public required int HostsPutToSleep { get; init; }

    /// <summary>Largest share of a link in use at any time, by VMs and migrations together.</summary>
    public required double PeakLinkUse { get; init; }

    /// <summary>Network traffic of VMs that the network interfaces of their hosts could not carry / asked for.</summary>
    public required double NetworkShortfall { get; init; }

    /// <summary>Migrations that were given up.</summary>
    public required int Aborted { get; init; }

    /// <summary>Migrations whose stop rule did not reach its goal.</summary>
    public required int NotConverged { get; init; }

    /// <summary>Orders that found no room on the links before the next interval.</summary>
    public required int LapsedOrders { get; init; }

    /// <summary>Orders that could not be taken: memory was short or the VM was moving.</summary>
    public required int RefusedOrders { get; init; }

    /// <summary>The intervals in order.</summary>
    public required ImmutableArray<PhysicalInterval> Intervals { get; init; }

    /// <summary>Host of each VM at the end.</summary>
    public required ImmutableArray<int> FinalHostOf { get; init; }

    /// <summary>Every migration in the order of starting; empty unless <see cref="PhysicalRules.ListsMigrations"/>.</summary>
    public ImmutableArray<MigrationRecord> MigrationList { get; init; } = [];

    /// <summary>
    /// Every change of what a host is doing, in the order of time; hosts with VMs are on at the start, the others asleep (all are on under
    /// "npa"). Empty unless <see cref="PhysicalRules.ListsMigrations"/>.
    /// </summary>
    public ImmutableArray<HostModeRecord> HostModeList { get; init; } = [];
}
