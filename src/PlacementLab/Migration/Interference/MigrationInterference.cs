namespace PlacementLab.Migration.Interference;

/// <summary>What a migration takes from others, and from its own VM beside the downtime.</summary>
public sealed record MigrationInterference
{
    /// <summary>CPU time at the source: reading, sending, encoding, encrypting; core-seconds.</summary>
    public required double SourceCoreSeconds { get; init; }

    /// <summary>CPU time at the destination: receiving, decrypting, decoding, placing; core-seconds.</summary>
    public required double DestinationCoreSeconds { get; init; }

    /// <summary>Mean cores at the source while bytes move.</summary>
    public required double SourceCores { get; init; }

    /// <summary>Mean cores at the destination while bytes move.</summary>
    public required double DestinationCores { get; init; }

    /// <summary>Share of the link that the migration takes while bytes move, 0–1.</summary>
    public required double LinkShare { get; init; }

    /// <summary>Share of the link in use meanwhile, service traffic included, 0–1.</summary>
    public required double LinkUtilization { get; init; }

    /// <summary>Whether the link is full meanwhile.</summary>
    public required bool LinkSaturated { get; init; }

    /// <summary>Share of the offered service traffic that does not get through meanwhile, 0–1.</summary>
    public required double ServiceTrafficLoss { get; init; }

    /// <summary>Share of its running time that the moving VM loses during the migration, beside the downtime, 0–1.</summary>
    public required double VmSlowdownShare { get; init; }

    /// <summary>Time that the moving VM waits for missing pages, in s; part of the slow-down.</summary>
    public required double FaultSeconds { get; init; }

    /// <summary>Share of its disk writes that are carried out while its disk is copied, above 0 to 1.</summary>
    public required double DiskWriteShare { get; init; }

    /// <summary>
    /// Share of their CPU time that other VMs at the source lose while bytes move, 0–1; null where the load of the source is unknown
    /// (<see cref="InterferenceOptions.Source"/>).
    /// </summary>
    public required double? SourceNeighbourLoss { get; init; }

    /// <summary>The same at the destination; null where its load is unknown (<see cref="InterferenceOptions.Destination"/>).</summary>
    public required double? DestinationNeighbourLoss { get; init; }

    /// <summary>How long bytes move, in s.</summary>
    public required double ActiveSeconds { get; init; }
}
