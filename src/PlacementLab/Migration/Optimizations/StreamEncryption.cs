using PlacementLab.Units;

namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Encryption of the stream: R_enc = min(R, n·r), with n threads that encrypt r bytes per second each. The default of r, 300
/// MB/s, is a published measurement of single-threaded TLS on a link of 500 MB/s.
/// </summary>
public sealed record StreamEncryption : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.Encryption;

    /// <summary>n: threads, at least 1.</summary>
    public int Threads { get; init => field = Count(value, nameof(value)); } = 1;

    /// <summary>r: bytes that one thread encrypts per second, positive.</summary>
    public DataRate SpeedPerThread { get; init => field = Positive(value, nameof(value)); } = DataRate.FromBytesPerSecond(300e6);

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) => plan with
    {
        CipherBytesPerSecond = SpeedPerThread.BytesPerSecond * Threads,
        CipherCoreSecondsPerByte = 1 / SpeedPerThread.BytesPerSecond,
    };
}
