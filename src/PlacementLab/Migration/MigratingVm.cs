using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>A VM as it is known before its migration; see <see cref="MigrationModels.EstimateAll"/>.</summary>
public sealed record MigratingVm
{
    /// <summary>M: memory with content, positive.</summary>
    public required DataSize Memory { get; init; }

    /// <summary>Memory never written, at least 0.</summary>
    public DataSize ZeroMemory { get; init; }

    /// <summary>How it dirties memory before the migration.</summary>
    public required DirtyCurve DirtyCurve { get; init; }

    /// <summary>See <see cref="MigrationRequest.DirtyLoggingFactor"/>.</summary>
    public double DirtyLoggingFactor { get; init; } = 1;

    /// <summary>See <see cref="MigrationRequest.CpuBoundWriter"/>.</summary>
    public bool CpuBoundWriter { get; init; }

    /// <summary>
    /// Bytes of its memory after compression per byte before, above 0 to 1. The default of 0.4 is an assumption: measured were 0.25
    /// for text and 0.80 for random content.
    /// </summary>
    public double CompressedShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be above 0 to 1");
    } = 0.4;

    /// <summary>S: its disk, at least 0; moved only if <see cref="MigrationModelSettings.Storage"/> says how.</summary>
    public DataSize DiskSize
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <summary>w: bytes it writes to its disk per second, at least 0.</summary>
    public DataRate DiskWriteRate
    {
        get;
        init => field = value.BytesPerSecond is >= 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and not negative");
    }

    /// <summary>State of the process group that process migration moves; null for all of <see cref="Memory"/>.</summary>
    public DataSize? ProcessState { get; init; }

    /// <summary>Calls per second that a moved process group still sends to its source, at least 0.</summary>
    public double ForwardedCallsPerSecond { get; init; }
}
