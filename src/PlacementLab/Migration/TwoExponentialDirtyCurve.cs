namespace PlacementLab.Migration;

/// <summary>
/// U(t) = W₁·(1 − e^(−r₁·t/W₁)) + W₂·(1 − e^(−r₂·t/W₂)): two working sets, one rewritten faster than the other. Unlike
/// <see cref="HotColdDirtyCurve"/> it ends at W₁ + W₂.
/// </summary>
public sealed record TwoExponentialDirtyCurve : DirtyCurve
{
    private readonly SaturatingDirtyCurve _hot;
    private readonly SaturatingDirtyCurve _warm;

    /// <summary>Creates a curve; the order of the sets does not matter.</summary>
    /// <param name="first">W₁ and r₁.</param>
    /// <param name="second">W₂ and r₂.</param>
    public TwoExponentialDirtyCurve(SaturatingDirtyCurve first, SaturatingDirtyCurve second)
    {
        bool ordered = Turnover(first) >= Turnover(second);
        _hot = ordered ? first : second;
        _warm = ordered ? second : first;
    }

    /// <summary>The set that is rewritten faster.</summary>
    public SaturatingDirtyCurve Hot => _hot;

    /// <summary>The other set.</summary>
    public SaturatingDirtyCurve Warm => _warm;

    /// <inheritdoc/>
    public override double InitialBytesPerSecond => _hot.InitialBytesPerSecond + _warm.InitialBytesPerSecond;

    /// <inheritdoc/>
    public override double InitialHotBytesPerSecond => _hot.InitialBytesPerSecond;

    /// <inheritdoc/>
    public override double HotSetBytes => _hot.HotSetBytes;

    /// <inheritdoc/>
    public override double UniqueBytes(double seconds) => _hot.UniqueBytes(seconds) + _warm.UniqueBytes(seconds);

    /// <inheritdoc/>
    public override double HotUniqueBytes(double seconds) => _hot.UniqueBytes(seconds);

    internal override void Dirtied(double seconds, out double hotBytes, out double otherBytes)
    {
        hotBytes = _hot.UniqueBytes(seconds);
        otherBytes = _warm.UniqueBytes(seconds);
    }

    /// <inheritdoc/>
    public override TwoExponentialDirtyCurve Scaled(double factor) => new(_hot.Scaled(factor), _warm.Scaled(factor));

    private static double Turnover(SaturatingDirtyCurve set) => set.Rate.BytesPerSecond / set.WorkingSet.Bytes;
}
