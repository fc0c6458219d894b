using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// U(t) = min(D·t, M): every write goes to a page that was clean. The textbook's assumption; it overstates a VM that
/// rewrites a working set, since its pages are counted again and again.
/// </summary>
public sealed record ConstantDirtyCurve : DirtyCurve
{
    private readonly double _bytesPerSecond;
    private readonly double _memoryBytes;

    /// <summary>Creates a curve.</summary>
    /// <param name="rate">D: unique bytes written per second, at least 0.</param>
    /// <param name="memory">M: memory that can be written, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not finite.</exception>
    public ConstantDirtyCurve(DataRate rate, DataSize memory)
    {
        _bytesPerSecond = NonNegative(rate.BytesPerSecond, nameof(rate));
        _memoryBytes = NonNegative(memory.Bytes, nameof(memory));
        Rate = rate;
        Memory = memory;
    }

    /// <summary>D.</summary>
    public DataRate Rate { get; }

    /// <summary>M.</summary>
    public DataSize Memory { get; }

    /// <inheritdoc/>
    public override double InitialBytesPerSecond => _bytesPerSecond;

    /// <inheritdoc/>
    public override double UniqueBytes(double seconds) => Math.Min(_bytesPerSecond * seconds, _memoryBytes);

    /// <inheritdoc/>
    public override ConstantDirtyCurve Scaled(double factor) => new(Rate * NonNegative(factor, nameof(factor)), Memory);
}
