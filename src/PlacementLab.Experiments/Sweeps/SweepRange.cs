namespace PlacementLab.Experiments.Sweeps;

/// <summary>Values of one quantity, spaced evenly on a logarithmic scale.</summary>
public sealed record SweepRange
{
    /// <summary>Creates a range.</summary>
    /// <param name="quantity">What is varied.</param>
    /// <param name="from">Lowest value in base units (bytes, s), positive.</param>
    /// <param name="to">Highest value, above <paramref name="from"/>.</param>
    /// <param name="steps">Values, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public SweepRange(SweepQuantity quantity, double from, double to, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        if (!(from > 0 && to > from && double.IsFinite(to)))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, $"A range must rise from above 0, not from {from}.");
        }

        Quantity = quantity;
        From = from;
        To = to;
        Steps = steps;
    }

    /// <summary>What is varied.</summary>
    public SweepQuantity Quantity { get; }

    /// <summary>Lowest value in base units.</summary>
    public double From { get; }

    /// <summary>Highest value in base units.</summary>
    public double To { get; }

    /// <summary>Number of values.</summary>
    public int Steps { get; }

    /// <summary>from·(to/from)^(i/(steps − 1)).</summary>
    /// <param name="index">i, from 0; the last is the highest value itself.</param>
    public double At(int index) => index == Steps - 1 ? To : From * Math.Pow(To / From, index / (Steps - 1.0));
}
