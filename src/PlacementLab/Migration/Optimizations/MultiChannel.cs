using PlacementLab.Units;

namespace PlacementLab.Migration.Optimizations;

/// <summary>
/// Several connections with a thread each (multifd): R = min(link share, n·min(r, connection limit)), with r what the
/// software of one connection carries and the limit of one connection over the path (<see cref="WideArea.ConnectionThroughput"/>).
/// </summary>
public sealed record MultiChannel : MigrationOptimization
{
    /// <inheritdoc/>
    public override OptimizationKind Kind => OptimizationKind.MultiChannel;

    /// <summary>n: connections, at least 1.</summary>
    public required int Channels { get; init => field = Count(value, nameof(value)); }

    /// <summary>r, positive; without limit by default.</summary>
    public DataRate PerChannel { get; init => field = Positive(value, nameof(value)); } = DataRate.FromBytesPerSecond(double.PositiveInfinity);

    /// <inheritdoc/>
    internal override CopyPlan ApplyTo(CopyPlan plan, MigratingVm vm) =>
        plan with { Channels = Channels, ChannelBytesPerSecond = PerChannel.BytesPerSecond };
}
