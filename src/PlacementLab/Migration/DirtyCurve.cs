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
}
