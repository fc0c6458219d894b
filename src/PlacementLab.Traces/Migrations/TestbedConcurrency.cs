namespace PlacementLab.Traces.Migrations;

/// <summary>Several migrations of equal VMs over one link: a row of <c>concurrency.csv</c>.</summary>
public sealed record TestbedConcurrency
{
    /// <summary>Name of the trial.</summary>
    public required string Trial { get; init; }

    /// <summary>precopy, postcopy or stopcopy.</summary>
    public required string Scheme { get; init; }

    /// <summary>Number of VMs.</summary>
    public required int Vms { get; init; }

    /// <summary>Whether all start at once; otherwise one after another.</summary>
    public required bool Parallel { get; init; }

    /// <summary>Rate of the shared link in MiB/s.</summary>
    public required double LinkMebibytesPerSecond { get; init; }

    /// <summary>Downtime limit in ms.</summary>
    public required double DowntimeLimitMilliseconds { get; init; }

    /// <summary>Each VM; its pages with content are those measured before.</summary>
    public required TestbedWorkload Workload { get; init; }

    /// <summary>From the first start to the last end in ms.</summary>
    public required double MakespanMilliseconds { get; init; }

    /// <summary>Bytes of all VMs.</summary>
    public required double TransferredBytes { get; init; }

    /// <summary>Load average of the host in the minute before; null where not measured.</summary>
    public double? HostLoad { get; init; }

    /// <summary>Whether others had the host's CPUs: its load before the migration was above <see cref="TestbedData.QuietLoad"/>.</summary>
    public bool OnBusyHost => HostLoad > TestbedData.QuietLoad;
}
