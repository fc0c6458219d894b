using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// U(t) = H·(1 − e^(−r·t/H)) + c·t: a hot set of H bytes is rewritten at r bytes per second, and c bytes per second go to
/// pages that were not written before. Describes measured guests far better than a bare rate.
/// </summary>
public sealed record HotColdDirtyCurve : DirtyCurve
{
    private readonly double _hotBytes;
    private readonly double _hotBytesPerSecond;
    private readonly double _coldBytesPerSecond;

    /// <summary>Creates a curve.</summary>
    /// <param name="hotSet">H: bytes of the hot set, at least 0.</param>
    /// <param name="hotRate">r: bytes written per second in the hot set, at least 0; 0 where there is no hot set.</param>
    /// <param name="coldRate">c: bytes per second written elsewhere, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public HotColdDirtyCurve(DataSize hotSet, DataRate hotRate, DataRate coldRate)
    {
        _hotBytes = NonNegative(hotSet.Bytes, nameof(hotSet));
        _hotBytesPerSecond = _hotBytes == 0 ? 0 : NonNegative(hotRate.BytesPerSecond, nameof(hotRate));
        _coldBytesPerSecond = NonNegative(coldRate.BytesPerSecond, nameof(coldRate));
        HotSet = hotSet;
        HotRate = DataRate.FromBytesPerSecond(_hotBytesPerSecond);
        ColdRate = coldRate;
    }

    /// <summary>H.</summary>
    public DataSize HotSet { get; }

    /// <summary>r.</summary>
    public DataRate HotRate { get; }

    /// <summary>c.</summary>
    public DataRate ColdRate { get; }

    /// <inheritdoc/>
    public override double InitialBytesPerSecond => _hotBytesPerSecond + _coldBytesPerSecond;

    /// <inheritdoc/>
    public override double InitialHotBytesPerSecond => _hotBytesPerSecond;

    /// <inheritdoc/>
    public override double HotSetBytes => _hotBytes;

    /// <inheritdoc/>
    public override double UniqueBytes(double seconds) => HotUniqueBytes(seconds) + (_coldBytesPerSecond * seconds);

    /// <inheritdoc/>
    public override double HotUniqueBytes(double seconds) =>
        _hotBytes == 0 ? 0 : _hotBytes * (1 - Math.Exp(-_hotBytesPerSecond * seconds / _hotBytes));

    internal override void Dirtied(double seconds, out double hotBytes, out double otherBytes)
    {
        hotBytes = HotUniqueBytes(seconds);
        otherBytes = (hotBytes + (_coldBytesPerSecond * seconds)) - hotBytes;
    }

    /// <inheritdoc/>
    public override HotColdDirtyCurve Scaled(double factor) =>
        new(HotSet, HotRate * NonNegative(factor, nameof(factor)), ColdRate * factor);
}
