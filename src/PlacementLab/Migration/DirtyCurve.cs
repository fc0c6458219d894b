namespace PlacementLab.Migration;

/// <summary>
/// U(t): how many different bytes a VM has written t seconds after its pages were all marked clean. Never falls, U(0) = 0.
/// A curve, not a rate, because rewriting a page does not make it dirtier.
/// </summary>
public abstract record DirtyCurve
{
    /// <summary>Unique bytes written within a time.</summary>
    /// <param name="seconds">Time since the pages were clean, at least 0.</param>
    public abstract double UniqueBytes(double seconds);

    /// <summary>Unique bytes written per second in the limit of a short time, U'(0).</summary>
    public abstract double InitialBytesPerSecond { get; }

    /// <summary>
    /// Size of the set that is written over and over (the working set, or the hot pages), in bytes; 0 where the curve
    /// tells none apart.
    /// </summary>
    public virtual double HotSetBytes => 0;

    /// <summary>The part of <see cref="InitialBytesPerSecond"/> that goes to the hot set.</summary>
    public virtual double InitialHotBytesPerSecond => 0;

    /// <summary>The part of <see cref="UniqueBytes"/> that lies in the hot set.</summary>
    /// <param name="seconds">Time since the pages were clean, at least 0.</param>
    public virtual double HotUniqueBytes(double seconds) => 0;

    /// <summary>Both parts at once: the hot set's and the rest.</summary>
    /// <param name="seconds">Time since the pages were clean, at least 0.</param>
    /// <param name="hotBytes"><see cref="HotUniqueBytes"/>.</param>
    /// <param name="otherBytes">The rest of <see cref="UniqueBytes"/>.</param>
    internal virtual void Dirtied(double seconds, out double hotBytes, out double otherBytes)
    {
        hotBytes = HotUniqueBytes(seconds);
        otherBytes = UniqueBytes(seconds) - hotBytes;
    }

    /// <summary>The same behaviour with all rates multiplied; sizes stay.</summary>
    /// <param name="factor">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public abstract DirtyCurve Scaled(double factor);

    /// <summary>A value of a curve, checked.</summary>
    /// <param name="value">Must be finite and at least 0.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    protected static double NonNegative(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be finite and at least 0");
}
