namespace PlacementLab.Traces.Migrations;

/// <summary>One measured migration of the testbed: a row of <c>measurements.csv</c>.</summary>
public sealed record TestbedMeasurement
{
    /// <summary>Name of the cell: rows with the same settings have the same name.</summary>
    public required string Cell { get; init; }

    /// <summary>Number of the repeat in the cell, from 0.</summary>
    public required int Repeat { get; init; }

    /// <summary>When the row was measured, in s since 1970; with the cell it identifies a row.</summary>
    public required double StartedUnixSeconds { get; init; }

    /// <summary>What was asked for.</summary>
    public required TestbedSetup Setup { get; init; }

    /// <summary>The guest.</summary>
    public required TestbedWorkload Workload { get; init; }

    /// <summary>Whether the migration completed; otherwise it was cancelled at its time limit.</summary>
    public required bool Completed { get; init; }

    /// <summary>Total time in ms (QMP), null where it did not complete.</summary>
    public required double? TotalMilliseconds { get; init; }

    /// <summary>From the stop at the source to the resume at the destination in ms, null where not applicable.</summary>
    public required double? StopToResumeMilliseconds { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required double TransferredBytes { get; init; }

    /// <summary>Times the dirty bitmap was read; null where not reported.</summary>
    public required int? DirtySyncCount { get; init; }

    /// <summary>Load average of the host in the minute before; null where not measured.</summary>
    public double? HostLoad { get; init; }

    /// <summary>Whether others had the host's CPUs: its load before the migration was above <see cref="TestbedData.QuietLoad"/>.</summary>
    public bool OnBusyHost => HostLoad > TestbedData.QuietLoad;

    /// <summary>Time to read a suspended VM back in ms; null for other schemes.</summary>
    public required double? ResumeMilliseconds { get; init; }
}
