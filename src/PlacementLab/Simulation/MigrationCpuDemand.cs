using PlacementLab.Migration.Interference;
using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>
/// CPU work that migrating puts on both hosts of a simulation, spread evenly over each migration. It counts as load of the
/// host (overload, energy), and what it takes from the VMs of a full host counts as their lost work (degradation).
/// </summary>
public sealed record MigrationCpuDemand
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>None: the default, since published comparisons of placement count none either.</summary>
    public static MigrationCpuDemand None { get; } = new();

    /// <summary>Million instructions at the source per 10^9 bytes on the wire, at least 0.</summary>
    public double SourceWorkPerGigabyte { get; init => field = NotNegative(value); }

    /// <summary>Million instructions at the destination per 10^9 bytes on the wire, at least 0.</summary>
    public double DestinationWorkPerGigabyte { get; init => field = NotNegative(value); }

    /// <summary>Work from core-seconds: core-seconds per GB times MIPS per core.</summary>
    /// <param name="costs">Core-seconds per GB; those of encoders are not counted.</param>
    /// <param name="perCore">Speed of one core, at least 0.</param>
    public static MigrationCpuDemand Of(InterferenceOptions costs, CpuCapacity perCore) => new()
    {
        SourceWorkPerGigabyte = costs.SourceCoreSecondsPerGigabyte * perCore.Mips,
        DestinationWorkPerGigabyte = costs.DestinationCoreSecondsPerGigabyte * perCore.Mips,
    };

    /// <summary>MIPS at the source while a migration lasts.</summary>
    internal double SourceMips(DataSize traffic, double seconds) => Mips(SourceWorkPerGigabyte, traffic, seconds);

    /// <summary>MIPS at the destination while a migration lasts.</summary>
    internal double DestinationMips(DataSize traffic, double seconds) => Mips(DestinationWorkPerGigabyte, traffic, seconds);

    private static double Mips(double work, DataSize traffic, double seconds) =>
        seconds > 0 ? work * traffic.Bytes / BytesPerGigabyte / seconds : 0;

    private static double NotNegative(double value) => value is >= 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
