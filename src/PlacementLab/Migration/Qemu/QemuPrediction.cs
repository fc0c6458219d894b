using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>What <see cref="QemuLoopModel"/> predicts.</summary>
public sealed record QemuPrediction
{
    /// <summary>Whether the migration ends before the time limit; if not, the times below are those until it was given up.</summary>
    public required bool Converged { get; init; }

    /// <summary>From the order to the end, as QMP reports it.</summary>
    public required TimeSpan TotalTime { get; init; }

    /// <summary>From the stop at the source to the resume at the destination; zero for a suspend, whose guest does not resume.</summary>
    public required TimeSpan Downtime { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required DataSize Traffic { get; init; }

    /// <summary>Times that the dirty bitmap was read, with the first.</summary>
    public required int Rounds { get; init; }

    /// <summary>
    /// Pages still pending at the last read of the bitmap over those that fit the downtime limit; near 1, whether a migration
    /// converges is a draw.
    /// </summary>
    public required double PendingOverThreshold { get; init; }

    /// <summary>Whether convergence is too close to call: the pending pages are within 10 % of the threshold.</summary>
    public bool IsMarginal => PendingOverThreshold is > 0.9 and < 1.1;
}
