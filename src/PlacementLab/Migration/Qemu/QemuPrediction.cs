using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>What <see cref="QemuLoopModel"/> predicts.</summary>
public sealed record QemuPrediction
{
    /// <summary>Whether the migration ends before the time limit; if not, the times below are those until it was given up.</summary>
    public required bool Converged { get; init; }

    /// <summary>From the order to the end, as QMP reports it.</summary>
    public required TimeSpan TotalTime { get; init; }

    /// <summary>From the stop at the source to the resume at the destination; for a suspend with the rest and the reading back.</summary>
    public required TimeSpan Downtime { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required DataSize Traffic { get; init; }

    /// <summary>Times that the dirty bitmap was read, with the first.</summary>
    public required int Rounds { get; init; }

    /// <summary>
    /// Pages that would be pending after each step if the loop ran for ever, over those that fit the downtime limit: well below 1 a
    /// migration converges, well above it does not, near 1 it is a draw. 0 for schemes without a loop.
    /// </summary>
    public required double SaturatedShare { get; init; }

    /// <summary>Whether convergence is too close to call: <see cref="SaturatedShare"/> is within 10 % of 1.</summary>
    public bool IsMarginal => SaturatedShare is >= 0.9 and <= 1.1;
}
