using PlacementLab.Simulation;

namespace PlacementLab.Experiments.Results;

/// <summary>One row of the comparison of policies and schemes; property names carry the unit and are the keys in JSON.</summary>
public sealed record PolicyRow
{
    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Literal name of the scheme; "none" where the policy never migrates.</summary>
    public required string Scheme { get; init; }

    /// <summary>Energy of hosts and migrations in kWh.</summary>
    public required double EnergyKwh { get; init; }

    /// <summary>Number of migrations.</summary>
    public required int Migrations { get; init; }

    /// <summary>Sum of downtimes in s.</summary>
    public required double DowntimeSeconds { get; init; }

    /// <summary>Sum of total migration times in s.</summary>
    public required double TotalMigrationSeconds { get; init; }

    /// <summary>Sum of bytes on the wire.</summary>
    public required long TrafficBytes { get; init; }

    /// <summary>SLA violation time per active host, 0–1.</summary>
    public required double Slatah { get; init; }

    /// <summary>Performance degradation due to migrations, 0–1.</summary>
    public required double Pdm { get; init; }

    /// <summary>SLATAH · PDM.</summary>
    public required double Slav { get; init; }

    /// <summary>Host-hours with demand above capacity.</summary>
    public required double OverloadedHostHours { get; init; }

    /// <summary>The operator's score; lower is better.</summary>
    public required double Score { get; init; }

    /// <summary>The row of a run.</summary>
    /// <param name="run">The run.</param>
    public static PolicyRow Of(SimulationResult run) => new()
    {
        Policy = run.Policy,
        Scheme = run.Scheme,
        EnergyKwh = run.Energy.KilowattHours,
        Migrations = run.Migrations.Count,
        DowntimeSeconds = run.Migrations.Downtime.TotalSeconds,
        TotalMigrationSeconds = run.Migrations.TotalTime.TotalSeconds,
        TrafficBytes = run.Migrations.Traffic.Bytes,
        Slatah = run.Sla.Slatah,
        Pdm = run.Sla.Pdm,
        Slav = run.Sla.Slav,
        OverloadedHostHours = run.OverloadedHostHours,
        Score = run.Score.Total,
    };
}
