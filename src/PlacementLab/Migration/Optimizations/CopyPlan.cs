using PlacementLab.Units;

namespace PlacementLab.Migration.Optimizations;

/// <summary>What optimisations make of copying a VM over a link; they compose in any order.</summary>
internal sealed record CopyPlan
{
    /// <summary>Memory to send.</summary>
    public required DataSize Memory { get; init; }

    /// <summary>Connections.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>What the software of one connection carries, in wire bytes per second.</summary>
    public double ChannelBytesPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>What all threads encrypt, in wire bytes per second.</summary>
    public double CipherBytesPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Effects that the models honour.</summary>
    public CopyEffects Effects { get; init; } = CopyEffects.None;

    /// <summary>CPU time for encoding a byte of memory, in core-seconds.</summary>
    public double EncodingCoreSecondsPerByte { get; init; }

    /// <summary>CPU time for encrypting, or decrypting, a byte of the wire, in core-seconds.</summary>
    public double CipherCoreSecondsPerByte { get; init; }

    /// <summary>Adds an encoder: wire shares multiply, the slower encoder sets the pace.</summary>
    /// <param name="firstShare">Wire bytes per byte of a page sent first.</param>
    /// <param name="laterShare">The same of a page sent again.</param>
    /// <param name="bytesPerSecond">Memory that all its threads encode per second.</param>
    /// <param name="threads">Its threads.</param>
    public CopyPlan Encode(double firstShare, double laterShare, double bytesPerSecond, int threads) => this with
    {
        EncodingCoreSecondsPerByte = EncodingCoreSecondsPerByte + (threads / bytesPerSecond),
        Effects = Effects with
        {
            FirstRoundWireShare = Effects.FirstRoundWireShare * firstShare,
            LaterRoundWireShare = Effects.LaterRoundWireShare * laterShare,
            EncodingBytesPerSecond = Math.Min(Effects.EncodingBytesPerSecond, bytesPerSecond),
        },
    };
}
