using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// U(t) through measured points: straight lines between them; before the first point its whole value (the worst case, since
/// nothing is known about shorter times); after the last point the slope of the last line; never more than the memory with
/// content. Points that fall are raised to the highest before them, since U cannot fall.
/// </summary>
public sealed record EmpiricalDirtyCurve : DirtyCurve
{
    private readonly double[] _seconds;
    private readonly double[] _bytes;
    private readonly double _memoryBytes;
    private readonly double _factor;

    /// <summary>Creates a curve.</summary>
    /// <param name="samples">Measured points in the order of their times, at least one.</param>
    /// <param name="memory">Memory with content, at which the curve saturates; positive.</param>
    /// <exception cref="ArgumentException">There is no point, a value is out of range, or a time is not after the one before.</exception>
    public EmpiricalDirtyCurve(ImmutableArray<DirtySample> samples, DataSize memory)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memory.Bytes, nameof(memory));
        if (samples.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A dirty curve needs at least one sample.", nameof(samples));
        }

        _memoryBytes = memory.Bytes;
        _factor = 1;
        _seconds = new double[samples.Length];
        _bytes = new double[samples.Length];
        double time = 0;
        double highest = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double seconds, double bytes) = samples[i];
            if (!(seconds > time && double.IsFinite(seconds)))
            {
                throw new ArgumentException($"Sample {i + 1} is at {seconds} s, which is not a time after {time} s.", nameof(samples));
            }

            time = seconds;
            highest = Math.Max(highest, NonNegative(bytes, nameof(samples)));
            _seconds[i] = time;
            _bytes[i] = highest;
        }
    }

    private EmpiricalDirtyCurve(EmpiricalDirtyCurve curve, double factor)
        : base(curve)
    {
        _seconds = curve._seconds;
        _bytes = curve._bytes;
        _memoryBytes = curve._memoryBytes;
        _factor = curve._factor * factor;
    }

    /// <summary>The points, with falls levelled out.</summary>
    public ImmutableArray<DirtySample> Samples => [.. _seconds.Zip(_bytes, (seconds, bytes) => new DirtySample(seconds / _factor, bytes))];

    /// <summary>Memory with content.</summary>
    public DataSize Memory => DataSize.FromBytes((long)_memoryBytes);

    /// <inheritdoc/>
    /// <remarks>Of the first point; the jump before it has no rate.</remarks>
    public override double InitialBytesPerSecond => Math.Min(_bytes[0], _memoryBytes) * _factor / _seconds[0];

    /// <inheritdoc/>
    public override double UniqueBytes(double seconds) => seconds * _factor is > 0 and double time ? Math.Min(At(time), _memoryBytes) : 0;

    /// <inheritdoc/>
    public override EmpiricalDirtyCurve Scaled(double factor) => new(this, NonNegative(factor, nameof(factor)));

    /// <summary>Whether the points, the memory and the scale are the same.</summary>
    /// <param name="other">The other curve.</param>
    public bool Equals(EmpiricalDirtyCurve? other) => other is not null
        && _memoryBytes.Equals(other._memoryBytes) && _factor.Equals(other._factor)
        && _seconds.AsSpan().SequenceEqual(other._seconds) && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_seconds.Length, _seconds[^1], _bytes[^1], _memoryBytes, _factor);

    private double At(double time)
    {
        int last = _seconds.Length - 1;
        if (time <= _seconds[0])
        {
            return _bytes[0];
        }

        int right = time < _seconds[last] ? IndexAfter(time) : last;
        if (right == 0)
        {
            return _bytes[0] / _seconds[0] * time;
        }

        double slope = (_bytes[right] - _bytes[right - 1]) / (_seconds[right] - _seconds[right - 1]);
        return _bytes[right - 1] + (slope * (time - _seconds[right - 1]));
    }

    private int IndexAfter(double time)
    {
        int index = Array.BinarySearch(_seconds, time);
        return index >= 0 ? index + 1 : ~index;
    }
}
