using PlacementLab.Infrastructure;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>Options of <see cref="PostCopyModel"/>, and of the last two phases of <see cref="HybridModel"/>.</summary>
public sealed record PostCopyOptions
{
    /// <summary>What the migration takes beside its pages. The device state is the minimal state that must arrive before the resume.</summary>
    public MigrationOverheads Overheads { get; init; } = MigrationOverheads.Measured;

    /// <summary>
    /// R_push/R: share of the bandwidth that the active push reaches, above 0 to 1. 1 was measured on small guests; on very large
    /// VMs far less has been reported.
    /// </summary>
    public double PushShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be above 0 to 1");
    } = 1;

    /// <summary>
    /// B: pushed bytes that wait in buffers before the answer to a fault, at least 0. 0.7 MiB was measured with QEMU 10.0.2; with a
    /// channel of its own for faults it is 0.
    /// </summary>
    public DataSize QueuedData
    {
        get;
        init => field = value >= DataSize.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must not be negative");
    } = DataSize.FromMebibytes(0.7);

    /// <summary>
    /// Pages touched per page written, at least 0. Only writes are known from a dirty curve; 1 assumes that reads go to the pages
    /// that are written anyway.
    /// </summary>
    public double AccessesPerWrite
    {
        get;
        init => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
    } = 1;

    /// <summary>Failure rates that the residual risk is computed from.</summary>
    public FailureRates FailureRates { get; init; } = new();

    /// <summary>Energy over traffic.</summary>
    public EnergyCoefficients Energy { get; init; } = new();
}
