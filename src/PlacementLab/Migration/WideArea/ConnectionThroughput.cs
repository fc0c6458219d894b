using PlacementLab.Units;

namespace PlacementLab.Migration.WideArea;

/// <summary>
/// What one TCP connection can carry over a long or lossy path: R = min(window/RTT, (MSS/RTT)·1.22/√p). The first limit is
/// one window per round trip; the second is the model of Mathis, Semke, Mahdavi and Ott, "The macroscopic behavior of the
/// TCP congestion avoidance algorithm", CCR 1997, with C = √(3/2) ≈ 1.22. It describes loss-based congestion control; others
/// (BBR, dedicated transports) do better.
/// </summary>
public static class ConnectionThroughput
{
    private const double MathisConstant = 1.22;

    /// <summary>Limit of one connection; infinite where nothing limits it (no round trip, or no window and no loss).</summary>
    /// <param name="roundTrip">RTT, at least 0.</param>
    /// <param name="lossShare">p: share of packets lost, from 0 to below 1; 0 for none.</param>
    /// <param name="window">Most unacknowledged data; zero for no limit.</param>
    /// <param name="maxSegment">MSS: payload of one packet, positive.</param>
    /// <returns>Bytes per second, positive, possibly infinite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static double LimitBytesPerSecond(TimeSpan roundTrip, double lossShare, DataSize window, DataSize maxSegment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(roundTrip, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(window.Bytes, nameof(window));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSegment.Bytes, nameof(maxSegment));
        if (lossShare is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(lossShare), lossShare, "must be from 0 to below 1");
        }

        double seconds = roundTrip.TotalSeconds;
        double byWindow = window.Bytes > 0 ? window.Bytes / seconds : double.PositiveInfinity;
        double byLoss = lossShare > 0 ? maxSegment.Bytes / seconds * MathisConstant / Math.Sqrt(lossShare) : double.PositiveInfinity;
        return seconds > 0 ? Math.Min(byWindow, byLoss) : double.PositiveInfinity;
    }
}
