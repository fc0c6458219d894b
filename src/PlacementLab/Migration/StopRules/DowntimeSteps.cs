namespace PlacementLab.Migration.StopRules;

/// <summary>
/// A downtime limit d that starts low and grows with time: d/n at first, then d/n + i·(d − d/n)/n after i steps of
/// s seconds per GiB, up to d. OpenStack nova's function (nova/virt/libvirt/migration.py, downtime_steps).
/// </summary>
/// <param name="Count">n: number of steps, at least 1.</param>
/// <param name="SecondsPerGibibyte">s, positive.</param>
public sealed record DowntimeSteps(int Count, double SecondsPerGibibyte)
{
    /// <summary>n.</summary>
    public int Count { get; init; } = Count >= 1 ? Count : throw new ArgumentOutOfRangeException(nameof(Count), Count, "must be at least 1");

    /// <summary>s.</summary>
    public double SecondsPerGibibyte { get; init; } = double.IsFinite(SecondsPerGibibyte) && SecondsPerGibibyte > 0
        ? SecondsPerGibibyte
        : throw new ArgumentOutOfRangeException(nameof(SecondsPerGibibyte), SecondsPerGibibyte, "must be finite and positive");

    /// <summary>The limit at a time.</summary>
    /// <param name="finalSeconds">d, in s.</param>
    /// <param name="gibibytes">Size of the guest.</param>
    /// <param name="elapsedSeconds">Time since the first round began.</param>
    internal double LimitSeconds(double finalSeconds, double gibibytes, double elapsedSeconds)
    {
        double first = finalSeconds / Count;
        return first + ((finalSeconds - first) / Count * StepsDone(gibibytes, elapsedSeconds));
    }

    /// <summary>The time of the next step; +∞ after the last.</summary>
    /// <param name="gibibytes">Size of the guest.</param>
    /// <param name="elapsedSeconds">Time since the first round began.</param>
    internal double NextSeconds(double gibibytes, double elapsedSeconds)
    {
        double done = StepsDone(gibibytes, elapsedSeconds);
        return done < Count ? (done + 1) * SecondsPerGibibyte * gibibytes : double.PositiveInfinity;
    }

    private double StepsDone(double gibibytes, double elapsedSeconds) =>
        Math.Min(Count, Math.Floor(elapsedSeconds / (SecondsPerGibibyte * gibibytes)));
}
