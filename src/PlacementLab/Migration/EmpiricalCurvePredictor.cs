using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// The published pre-copy predictor over a measured dirty curve ("Migration time prediction using calc-dirty-rate", qemu-devel,
/// April 2023), kept apart from <see cref="PreCopyModel"/> because its time counts page headers and zero pages.
/// <para>t₀ = (4,104·N + 8·Z)/R with N pages with content and Z zero pages; tᵢ₊₁ = 4,104·U(tᵢ)/4,096/R; the first round with tᵢ ≤ d_max is
/// the last; gives up when Σtᵢ exceeds 3,600 s. No overheads.</para>
/// </summary>
public static class EmpiricalCurvePredictor
{
    private const double DeadlineSeconds = 3600;
    private const double RoundingTolerance = 1e-9;

    /// <summary>Predicts.</summary>
    /// <param name="curve">U(t), usually an <see cref="EmpiricalDirtyCurve"/>.</param>
    /// <param name="memory">Memory with content, positive.</param>
    /// <param name="zeroMemory">Memory without content, at least 0.</param>
    /// <param name="bandwidth">R, positive.</param>
    /// <param name="downtimeLimit">d_max; null for none, which makes the first round the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static EmpiricalCurvePrediction Predict(
        DirtyCurve curve, DataSize memory, DataSize zeroMemory, DataRate bandwidth, TimeSpan? downtimeLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memory.Bytes, nameof(memory));
        ArgumentOutOfRangeException.ThrowIfNegative(zeroMemory.Bytes, nameof(zeroMemory));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidth.BytesPerSecond, nameof(bandwidth));
        double limitSeconds = downtimeLimit?.TotalSeconds ?? double.PositiveInfinity;
        double bytes = WireFormat.Pages(memory.Bytes, 1) + WireFormat.ZeroPages(zeroMemory);
        double sentBytes = 0;
        double total = 0;
        for (int rounds = 1; ; rounds++)
        {
            double seconds = bytes / bandwidth.BytesPerSecond;
            total += seconds;
            sentBytes += bytes;
            bool fits = seconds <= limitSeconds;
            if (fits || total > DeadlineSeconds)
            {
                return new EmpiricalCurvePrediction
                {
                    Converges = fits,
                    TotalTime = fits ? UpToMilliseconds(total) : null,
                    Rounds = rounds,
                    TrafficBytes = sentBytes,
                };
            }

            bytes = WireFormat.Pages(curve.UniqueBytes(seconds), 1);
        }
    }

    private static TimeSpan UpToMilliseconds(double seconds) => TimeSpan.FromMilliseconds(Math.Ceiling((seconds * 1000) - RoundingTolerance));
}
