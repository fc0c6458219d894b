using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>What only the rules "physical" count, in the JSON document of `placementlab simulate`.</summary>
internal sealed record PhysicalDocument
{
    /// <summary>Number of hosts.</summary>
    public required int Hosts { get; init; }

    /// <summary>Number of VMs.</summary>
    public required int Vms { get; init; }

    /// <summary>Memory of the first host.</summary>
    public required double HostMemoryGib { get; init; }

    /// <summary>Time of all migrations.</summary>
    public required double MigrationSeconds { get; init; }

    /// <summary>Downtime of all migrations.</summary>
    public required double DowntimeSeconds { get; init; }

    /// <summary>Bytes of all migrations on the wire.</summary>
    public required long TrafficBytes { get; init; }

    /// <summary>Migrations of a VM that migrated.</summary>
    public required PerVmDocument MigrationsPerVm { get; init; }

    /// <summary>Migration time of a VM that migrated.</summary>
    public required PerVmDocument MigrationSecondsPerVm { get; init; }

    /// <summary>Downtime of a VM that migrated.</summary>
    public required PerVmDocument DowntimeSecondsPerVm { get; init; }

    /// <summary>Traffic of a VM that migrated.</summary>
    public required PerVmDocument TrafficBytesPerVm { get; init; }

    /// <summary>Energy that migrations add, part of the energy.</summary>
    public required double MigrationEnergyKwh { get; init; }

    /// <summary>Energy of waking and switching off, part of the energy.</summary>
    public required double TransitionEnergyKwh { get; init; }

    /// <summary>How often a host was woken.</summary>
    public required int HostsWoken { get; init; }

    /// <summary>How often a host was put to sleep.</summary>
    public required int HostsPutToSleep { get; init; }

    /// <summary>Largest share of a link in use.</summary>
    public required double PeakLinkUse { get; init; }

    /// <summary>VM traffic not carried / asked for.</summary>
    public required double NetworkShortfall { get; init; }

    /// <summary>Migrations given up.</summary>
    public required int Aborted { get; init; }

    /// <summary>Migrations whose stop rule did not reach its goal.</summary>
    public required int NotConverged { get; init; }

    /// <summary>Orders that found no room on the links in time.</summary>
    public required int LapsedOrders { get; init; }

    /// <summary>Orders that could not be taken.</summary>
    public required int RefusedOrders { get; init; }

    /// <summary>Hosts on, waking or switching off at the end of each interval.</summary>
    public required ImmutableArray<int> PoweredHosts { get; init; }

    /// <summary>Migrations started in each interval.</summary>
    public required ImmutableArray<int> MigrationsStarted { get; init; }

    /// <summary>Largest share of a link in use in each interval.</summary>
    public required ImmutableArray<double> PeakLinkUseByInterval { get; init; }

    /// <summary>The VMs that migrated, in the order of the fleet.</summary>
    public required ImmutableArray<MigratedVmDocument> MigratedVms { get; init; }

    /// <summary>What is assumed.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>The document of an account.</summary>
    public static PhysicalDocument Of(PhysicalAccount account, PhysicalScenario scenario) => new()
    {
        Hosts = scenario.Datacenter.Hosts.Length,
        Vms = scenario.Vms.Length,
        HostMemoryGib = scenario.Datacenter.Hosts[0].Type.Memory.Bytes / (double)(1L << 30),
        MigrationSeconds = account.Migrations.Time.TotalSeconds,
        DowntimeSeconds = account.Migrations.Downtime.TotalSeconds,
        TrafficBytes = account.Migrations.Traffic.Bytes,
        MigrationsPerVm = PerVmDocument.Of(account, v => v.Count),
        MigrationSecondsPerVm = PerVmDocument.Of(account, v => v.Time.TotalSeconds),
        DowntimeSecondsPerVm = PerVmDocument.Of(account, v => v.Downtime.TotalSeconds),
        TrafficBytesPerVm = PerVmDocument.Of(account, v => v.Traffic.Bytes),
        MigrationEnergyKwh = account.MigrationEnergy.KilowattHours,
        TransitionEnergyKwh = account.TransitionEnergy.KilowattHours,
        HostsWoken = account.HostsWoken,
        HostsPutToSleep = account.HostsPutToSleep,
        PeakLinkUse = account.PeakLinkUse,
        NetworkShortfall = account.NetworkShortfall,
        Aborted = account.Aborted,
        NotConverged = account.NotConverged,
        LapsedOrders = account.LapsedOrders,
        RefusedOrders = account.RefusedOrders,
        PoweredHosts = [.. account.Intervals.Select(i => i.PoweredHosts)],
        MigrationsStarted = [.. account.Intervals.Select(i => i.MigrationsStarted)],
        PeakLinkUseByInterval = [.. account.Intervals.Select(i => i.PeakLinkUse)],
        MigratedVms = [.. scenario.Vms.Zip(account.MigrationsOfVm).Where(v => v.Second.Count > 0).Select(v => MigratedVmDocument.Of(v.First, v.Second))],
        Assumptions = [.. PhysicalNotes.Assumptions],
    };
}
