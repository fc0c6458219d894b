using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// U(t) = W·(1 − e^(−r·t/W)): r bytes per second are written to pages drawn uniformly from a working set of W bytes, so
/// that ever more writes hit pages that are dirty already.
/// </summary>
public sealed record SaturatingDirtyCurve : DirtyCurve
{
    private readonly double _bytesPerSecond;
    private readonly double _setBytes;

    /// <summary>Creates a curve.</summary>
    /// <param name="rate">r: bytes written per second, at least 0.</param>
    /// <param name="workingSet">W: bytes of the working set, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public SaturatingDirtyCurve(DataRate rate, DataSize workingSet)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workingSet.Bytes, nameof(workingSet));
        _bytesPerSecond = NonNegative(rate.BytesPerSecond, nameof(rate));
        _setBytes = workingSet.Bytes;
        Rate = rate;
        WorkingSet = workingSet;
    }

    /// <summary>r.</summary>
    public DataRate Rate { get; }

    /// <summary>W.</summary>
    public DataSize WorkingSet { get; }

    /// <inheritdoc/>
    public override double InitialBytesPerSecond => _bytesPerSecond;

    /// <inheritdoc/>
    public override double InitialHotBytesPerSecond => _bytesPerSecond;

    /// <inheritdoc/>
    public override double HotSetBytes => _setBytes;

    /// <inheritdoc/>
    public override double UniqueBytes(double seconds) => _setBytes * (1 - Math.Exp(-_bytesPerSecond * seconds / _setBytes));

    /// <inheritdoc/>
    public override double HotUniqueBytes(double seconds) => UniqueBytes(seconds);

    internal override void Dirtied(double seconds, out double hotBytes, out double otherBytes)
    {
        hotBytes = UniqueBytes(seconds);
        otherBytes = 0;
    }

    /// <inheritdoc/>
    public override SaturatingDirtyCurve Scaled(double factor) => new(Rate * NonNegative(factor, nameof(factor)), WorkingSet);
}
