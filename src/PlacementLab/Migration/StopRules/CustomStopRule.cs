using PlacementLab.Units;

namespace PlacementLab.Migration.StopRules;

/// <summary>
/// A stop rule from data: goals at which the VM is stopped, caps at which the goals are given up, and what happens then. The
/// presets of <see cref="StopRulePresets"/> are such rules; vary them by `with`.
/// <para>Goals: the rest is below <see cref="RemainingBelow"/>, or fits the downtime limit, or is less than a page. Caps: rounds,
/// sent bytes, time, time or rounds without progress (a rest less than 99.9 % of the least before). A rule without any cap gives
/// up after five rounds without progress, since it must end. Rounds without progress are waited out while auto-converge
/// (<see cref="CopyEffects.Throttle"/>) may still rise; the other caps hold all the same.</para>
/// </summary>
public sealed record CustomStopRule : IStopRule
{
    private const int DefaultPatienceRounds = 5;
    private const double StepSeconds = 0.05;
    private const double BytesPerGibibyte = 1073741824;
    private const double TimeTolerance = 1e-12;

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public MigrationOverheads Overheads { get; init; } = MigrationOverheads.Measured;

    /// <summary>
    /// QEMU's loop: send in steps of about 50 ms, and when what is known to be left falls below R·d_max, read the dirty pages; so a
    /// round leaves up to a threshold's worth unsent. Otherwise a round sends all of the rest.
    /// </summary>
    public bool ReadsDirtyPagesAtThreshold { get; init; }

    /// <summary>Goal: whether a rest that fits the downtime limit stops the VM.</summary>
    public bool StopsAtDowntimeLimit { get; init; } = true;

    /// <summary>The rule's own downtime limit, at least 0; null for that of the request.</summary>
    public TimeSpan? DowntimeLimit { get; init => field = Allowed(value, value is null || value >= TimeSpan.Zero, "must not be negative"); }

    /// <summary>How the downtime limit grows; null if it does not.</summary>
    public DowntimeSteps? DowntimeSteps { get; init; }

    /// <summary>Goal: the rest is less than this, at least 0 (a page has 4,096 bytes); 0 for no such goal.</summary>
    public DataSize RemainingBelow { get; init => field = Allowed(value, value >= DataSize.Zero, "must not be negative"); }

    /// <summary>Cap: rounds, at least 0; null for none.</summary>
    public int? MaxRounds { get; init => field = Allowed(value, value is null or >= 0, "must be at least 0"); }

    /// <summary>Cap: bytes sent over memory, at least 0; null for none.</summary>
    public double? MaxSentShare { get; init => field = Allowed(value, value is null or >= 0, "must be at least 0"); }

    /// <summary>Cap: seconds in rounds per GiB of the guest's memory, with and without content, positive; null for none.</summary>
    public double? TimeLimitSecondsPerGibibyte { get; init => field = Allowed(value, value is null or > 0, "must be positive"); }

    /// <summary>Size that a smaller guest counts as in <see cref="TimeLimitSecondsPerGibibyte"/> and <see cref="DowntimeSteps"/>, in GiB, at least 0.</summary>
    public double LeastGibibytes { get; init => field = Allowed(value, value >= 0, "must be at least 0"); }

    /// <summary>Cap: time without progress, positive; null for none.</summary>
    public TimeSpan? ProgressTimeOut { get; init => field = Allowed(value, value is null || value > TimeSpan.Zero, "must be positive"); }

    /// <summary>Cap: rounds without progress, at least 1; null for none.</summary>
    public int? PatienceRounds { get; init => field = Allowed(value, value is null or >= 1, "must be at least 1"); }

    /// <summary>What happens at a cap.</summary>
    public NonConvergenceAction OnNonConvergence { get; init; } = NonConvergenceAction.Stop;

    /// <inheritdoc/>
    public ThrottleRule Throttle { get; init; } = ThrottleRule.Default;

    /// <inheritdoc/>
    public StopDecision Decide(in PreCopyProgress progress)
    {
        double remaining = progress.RemainingBytes;
        bool fits = StopsAtDowntimeLimit && remaining <= ThresholdBytes(progress);
        if (fits || remaining < RemainingBelow.Bytes || remaining < WireFormat.PageBytes)
        {
            return StopDecision.Stop;
        }

        if (!CapReached(progress))
        {
            return StopDecision.Continue;
        }

        return OnNonConvergence switch
        {
            NonConvergenceAction.Abort => StopDecision.Abort,
            NonConvergenceAction.SwitchToPostCopy => StopDecision.SwitchToPostCopy,
            NonConvergenceAction.Throttle => StopDecision.Throttle,
            _ => StopDecision.ForcedStop,
        };
    }

    /// <inheritdoc/>
    public double BytesOfNextRound(in PreCopyProgress progress)
    {
        double bytes = progress.RemainingBytes;
        if (ReadsDirtyPagesAtThreshold)
        {
            double stepBytes = progress.BytesPerSecond * StepSeconds;
            double steps = Math.Max(1, Math.Ceiling((bytes - ThresholdBytes(progress)) / stepBytes));
            bytes = Math.Min(bytes, steps * stepBytes);
        }

        double secondsLeft = TimeLimitSeconds(progress) - progress.ElapsedSeconds;
        return secondsLeft > 0 ? Math.Min(bytes, progress.BytesPerSecond * secondsLeft) : bytes;
    }

    /// <inheritdoc/>
    public double NextChangeSeconds(in PreCopyProgress progress)
    {
        if (MaxRounds is not null || MaxSentShare is not null || PatienceRounds is not null)
        {
            return progress.ElapsedSeconds;
        }

        double step = DowntimeSteps?.NextSeconds(Gibibytes(progress), progress.ElapsedSeconds) ?? double.PositiveInfinity;
        double patience = ProgressTimeOut is { } timeOut ? progress.ProgressAtSeconds + timeOut.TotalSeconds : double.PositiveInfinity;
        return Math.Min(TimeLimitSeconds(progress), Math.Min(step, patience));
    }

    private static T Allowed<T>(T value, bool allowed, string rule) =>
        allowed ? value : throw new ArgumentOutOfRangeException(nameof(value), value, rule);

    private bool CapReached(in PreCopyProgress progress)
    {
        if (progress.Rounds >= MaxRounds || progress.SentBytes >= MaxSentShare * progress.MemoryBytes
            || progress.ElapsedSeconds >= TimeLimitSeconds(progress) * (1 - TimeTolerance))
        {
            return true;
        }

        if (progress.ElapsedSeconds - progress.ProgressAtSeconds >= ProgressTimeOut?.TotalSeconds)
        {
            return true;
        }

        bool otherCap = MaxRounds is not null || MaxSentShare is not null || TimeLimitSecondsPerGibibyte is not null || ProgressTimeOut is not null;
        int? patience = PatienceRounds ?? (otherCap ? null : DefaultPatienceRounds);
        return progress.RoundsWithoutProgress >= patience && !progress.ThrottleMayRise;
    }

    private double ThresholdBytes(in PreCopyProgress progress)
    {
        double limit = DowntimeLimit?.TotalSeconds ?? progress.DowntimeLimitSeconds;
        return progress.BytesPerSecond * (DowntimeSteps?.LimitSeconds(limit, Gibibytes(progress), progress.ElapsedSeconds) ?? limit);
    }

    private double TimeLimitSeconds(in PreCopyProgress progress) =>
        TimeLimitSecondsPerGibibyte is { } seconds ? seconds * Gibibytes(progress) : double.PositiveInfinity;

    private double Gibibytes(in PreCopyProgress progress) => Math.Max(LeastGibibytes, progress.GuestBytes / BytesPerGibibyte);
}
