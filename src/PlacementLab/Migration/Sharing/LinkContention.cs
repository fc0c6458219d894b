namespace PlacementLab.Migration.Sharing;

/// <summary>
/// What several migrations at once lose on a link beyond sharing it: with n flows the link carries C/(1 + κ·(n − 1)) in all. κ = 0 is
/// fair sharing without loss, which measured stop-and-copy and post-copy on one link agree with; a real host with 12 VMs
/// needed more (disk, CPU and cache contention of several senders). κ is to be fitted per site: <see cref="FitMakespans"/>.
/// </summary>
public sealed record LinkContention
{
    private const double LargestLoss = 10;
    private const int SearchSteps = 200;
    private static readonly double _goldenShare = (Math.Sqrt(5) - 1) / 2;

    /// <summary>None.</summary>
    public static LinkContention None { get; } = new();

    /// <summary>κ: loss per further flow, at least 0.</summary>
    public double LossPerFlow
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
    }

    /// <summary>Capacity left to n flows together.</summary>
    /// <param name="capacityBytesPerSecond">C.</param>
    /// <param name="flows">n, at least 0.</param>
    public double Capacity(double capacityBytesPerSecond, int flows) => capacityBytesPerSecond / (1 + (LossPerFlow * Math.Max(0, flows - 1)));

    /// <summary>
    /// The κ whose predicted makespans are nearest to measured ones: least squares of the relative errors by golden-section search
    /// over 0–10. Deterministic. The predictions must not fall with κ.
    /// </summary>
    /// <param name="measuredSeconds">Measured makespans, positive.</param>
    /// <param name="predict">Predicted makespan in s of the measurement at an index, under a contention.</param>
    /// <exception cref="ArgumentException">There is no measurement, or one is not positive.</exception>
    public static LinkContention FitMakespans(IReadOnlyList<double> measuredSeconds, Func<int, LinkContention, double> predict)
    {
        if (measuredSeconds.Count == 0 || measuredSeconds.Any(s => s is not (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException("A fit needs measured makespans, all positive.", nameof(measuredSeconds));
        }

        double Error(double loss)
        {
            var contention = new LinkContention { LossPerFlow = loss };
            return measuredSeconds.Select((s, i) => (predict(i, contention) / s) - 1).Sum(e => e * e);
        }

        double best = Minimum(Error, 0, LargestLoss);
        return new LinkContention { LossPerFlow = Error(0) <= Error(best) ? 0 : best };
    }

    private static double Minimum(Func<double, double> error, double from, double to)
    {
        for (int i = 0; i < SearchSteps && to - from > 1e-9; i++)
        {
            double span = _goldenShare * (to - from);
            (double low, double high) = (to - span, from + span);
            (from, to) = error(low) <= error(high) ? (from, high) : (low, to);
        }

        return (from + to) / 2;
    }
}
