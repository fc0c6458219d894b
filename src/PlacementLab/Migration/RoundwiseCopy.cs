using PlacementLab.Migration.StopRules;

namespace PlacementLab.Migration;

/// <summary>
/// The state of copying in rounds: what is left, in hot and other pages apart, since bytes that a round leaves unsent may
/// be written again and then count once.
/// </summary>
internal struct RoundwiseCopy
{
    private const double ProgressFactor = 0.999;
    private readonly double _hotSetBytes;
    private readonly double _otherBytes;
    private double _hotLeft;
    private double _otherLeft;

    public RoundwiseCopy(MigrationRequest request)
    {
        double memoryBytes = request.Memory.Bytes;
        _hotSetBytes = Math.Min(request.DirtyCurve.HotSetBytes, memoryBytes);
        _otherBytes = memoryBytes - _hotSetBytes;
        _hotLeft = _hotSetBytes;
        _otherLeft = _otherBytes;
        Progress = new PreCopyProgress
        {
            Curve = request.DirtyCurve,
            BytesPerSecond = request.Bandwidth.BytesPerSecond,
            DowntimeLimitSeconds = request.DowntimeLimit.TotalSeconds,
            MemoryBytes = memoryBytes,
            RemainingBytes = memoryBytes,
            PreviousBytes = memoryBytes,
            LowestBytes = memoryBytes,
        };
    }

    /// <summary>Where the copy stands.</summary>
    public PreCopyProgress Progress { get; private set; }

    /// <summary>Does one round: sends some of the rest, from hot and other pages in proportion, then reads the dirty pages.</summary>
    /// <param name="bytes">Bytes to send, above 0 and at most the rest.</param>
    public void Send(double bytes)
    {
        PreCopyProgress before = Progress;
        double seconds = bytes / before.BytesPerSecond;
        double unsentShare = 1 - (bytes / before.RemainingBytes);
        double hotDirtied = Math.Min(before.Curve.HotUniqueBytes(seconds), _hotSetBytes);
        double otherDirtied = Math.Min(before.Curve.UniqueBytes(seconds) - hotDirtied, _otherBytes);
        _hotLeft = Union(_hotLeft * unsentShare, hotDirtied, _hotSetBytes);
        _otherLeft = Union(_otherLeft * unsentShare, otherDirtied, _otherBytes);
        double remaining = _hotLeft + _otherLeft;
        bool progressed = remaining < before.LowestBytes * ProgressFactor;
        Progress = before with
        {
            Rounds = before.Rounds + 1,
            RemainingBytes = remaining,
            PreviousBytes = before.RemainingBytes,
            LowestBytes = progressed ? remaining : before.LowestBytes,
            RoundsWithoutProgress = progressed ? 0 : before.RoundsWithoutProgress + 1,
            SentBytes = before.SentBytes + bytes,
            ElapsedSeconds = before.ElapsedSeconds + seconds,
        };
    }

    private static double Union(double unsent, double dirtied, double all) => all > 0 ? unsent + (dirtied * (1 - (unsent / all))) : 0;
}
