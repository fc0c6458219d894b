using PlacementLab.Infrastructure;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>Options of <see cref="ProcessMigrationModel"/>.</summary>
public sealed record ProcessMigrationOptions
{
    /// <summary>What the migration takes beside the process state; the device state stands for the registers and kernel state of the group.</summary>
    public MigrationOverheads Overheads { get; init; } = MigrationOverheads.None;

    /// <summary>
    /// How long the moved group depends on its source (open files, sockets, shared memory left there), at least 0. The default
    /// of 60 s is an assumption: in reality it lasts as long as the group keeps what it had open.
    /// </summary>
    public TimeSpan ResidualTime
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = TimeSpan.FromSeconds(60);

    /// <summary>Time that a forwarded call takes beyond the round trip, at least 0.</summary>
    public TimeSpan ForwardingTime
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    }

    /// <summary>Bytes on the wire per forwarded call, request and answer, at least 0. The default of 1 KiB is an assumption.</summary>
    public DataSize ForwardedCallSize
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = DataSize.FromBytes(1024);

    /// <summary>Failure rates that the hazard of the residual dependency is computed from.</summary>
    public FailureRates FailureRates { get; init; } = new();

    /// <summary>Energy over traffic.</summary>
    public EnergyCoefficients Energy { get; init; } = new();
}
