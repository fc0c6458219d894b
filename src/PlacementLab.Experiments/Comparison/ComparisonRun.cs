using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Experiments.Comparison;

/// <summary>What a run gave. Shares are fractions of the CPU work asked for, where not said otherwise.</summary>
public sealed record ComparisonRun
{
    private const double SecondsPerHour = 3600;

    /// <summary>Energy of all hosts, migrations included.</summary>
    public required double EnergyKwh { get; init; }

    /// <summary>The part of it that migrations add.</summary>
    public required double MigrationEnergyKwh { get; init; }

    /// <summary>CPU work asked for, in core-hours of <see cref="ComparisonPrices.MipsPerCore"/> MIPS.</summary>
    public required double AskedCoreHours { get; init; }

    /// <summary>Share lost on hosts that were asked for more than they have.</summary>
    public required double OverloadShare { get; init; }

    /// <summary>Share lost to migrations: downtime, slow-down and their CPU work.</summary>
    public required double MigrationShare { get; init; }

    /// <summary>SLATAH · PDM.</summary>
    public required double Slav { get; init; }

    /// <summary>Migrations started.</summary>
    public required int Migrations { get; init; }

    /// <summary>Time of all migrations.</summary>
    public required double MigrationSeconds { get; init; }

    /// <summary>Downtime of all migrations.</summary>
    public required double DowntimeSeconds { get; init; }

    /// <summary>Bytes of all migrations on the wire.</summary>
    public required double TrafficBytes { get; init; }

    /// <summary>Orders that found no room on the links before the next interval.</summary>
    public required int LapsedOrders { get; init; }

    /// <summary>Overall SLA violation: share of the work asked for that was not granted.</summary>
    public double OverallSla => OverloadShare + MigrationShare;

    /// <summary>Work not granted, in core-hours.</summary>
    public double LostCoreHours => OverallSla * AskedCoreHours;

    /// <summary>What the run costs.</summary>
    /// <param name="prices">The prices.</param>
    public double Cost(ComparisonPrices prices) => (EnergyKwh * prices.PerKilowattHour) + (LostCoreHours * prices.PerLostCoreHour);

    /// <summary>What a simulation gave.</summary>
    /// <param name="result">The simulation, by the rules "physical".</param>
    internal static ComparisonRun Of(ConsolidationResult result)
    {
        PhysicalAccount account = result.Physical!;
        double asked = account.Intervals.Sum(i => i.Asked);
        double Share(double work) => asked > 0 ? work / asked : 0;
        return new ComparisonRun
        {
            EnergyKwh = result.Metrics.Energy.KilowattHours,
            MigrationEnergyKwh = account.MigrationEnergy.KilowattHours,
            AskedCoreHours = asked / SecondsPerHour / ComparisonPrices.MipsPerCore,
            OverloadShare = Share(account.Intervals.Sum(i => i.LostToOverload)),
            MigrationShare = Share(account.Intervals.Sum(i => i.LostToDowntime + i.LostToSlowdown + i.LostToMigrationCpu)),
            Slav = result.Metrics.Slav,
            Migrations = result.Metrics.Migrations,
            MigrationSeconds = account.Migrations.Time.TotalSeconds,
            DowntimeSeconds = account.Migrations.Downtime.TotalSeconds,
            TrafficBytes = account.Migrations.Traffic.Bytes,
            LapsedOrders = account.LapsedOrders,
        };
    }
}
