using System.Diagnostics.CodeAnalysis;
using PlacementLab.Migration.StopRules;

namespace PlacementLab.Migration;

/// <summary>
/// The state of copying in rounds: what is left, in hot and other pages apart, since bytes that a round leaves unsent may
/// be written again and then count once; and the throttle.
/// </summary>
internal struct RoundwiseCopy
{
    private const double SameWithin = 1e-9;
    private const int SameRounds = 2;
    private const int SettledRounds = 64;
    private const double MostSkippedRounds = 1e9;
    private readonly double _hotSetBytes;
    private readonly double _otherBytes;
    private readonly double _loggingFactor;
    private readonly double _leastRoundSeconds;
    private readonly bool _throttleSlowsWriter;
    private readonly CopyEffects _effects;
    private CopySpeed _firstSpeed;
    private CopySpeed _laterSpeed;
    private CopySpeed _speed;
    private AutoThrottle _throttle;
    private PreCopyProgress _progress;
    private double _hotLeft;
    private double _otherLeft;
    private double _lastBytes;
    private int _sameRounds;
    private int _settledRounds;

    public RoundwiseCopy(MigrationRequest request)
    {
        double memoryBytes = request.Memory.Bytes;
        double linkBytesPerSecond = (request.RoundBandwidth ?? request.Bandwidth).BytesPerSecond;
        _hotSetBytes = Math.Min(request.DirtyCurve.HotSetBytes, memoryBytes);
        _otherBytes = memoryBytes - _hotSetBytes;
        _hotLeft = _hotSetBytes;
        _otherLeft = _otherBytes;
        _loggingFactor = request.DirtyLoggingFactor;
        _leastRoundSeconds = request.Effects.LeastRoundSeconds;
        _throttleSlowsWriter = request.CpuBoundWriter;
        _effects = request.Effects;
        _firstSpeed = CopySpeed.First(request.Effects, linkBytesPerSecond);
        _speed = _firstSpeed;
        _laterSpeed = CopySpeed.Later(request.Effects, linkBytesPerSecond);
        _throttle = new AutoThrottle(request.Effects.Throttle);
        _progress = new PreCopyProgress
        {
            Curve = request.DirtyCurve,
            WriterShare = _loggingFactor,
            BytesPerSecond = _speed.BytesPerSecond,
            DowntimeLimitSeconds = request.DowntimeLimit.TotalSeconds,
            MemoryBytes = memoryBytes,
            GuestBytes = memoryBytes + request.ZeroMemory.Bytes,
            RemainingBytes = memoryBytes,
            PreviousBytes = memoryBytes,
            LowestBytes = memoryBytes,
            ThrottleMayRise = _throttle.MayRise,
        };
    }

    /// <summary>Where the copy stands.</summary>
    [UnscopedRef]
    public readonly ref readonly PreCopyProgress Progress => ref _progress;

    /// <summary>Wire bytes of the rounds so far.</summary>
    public double WireBytes { readonly get; private set; }

    /// <summary>Wire bytes of the rounds so far and of the rest, if it were sent now.</summary>
    /// <remarks>Multiplied once where all pages cost the same, so that traffic is what its formula gives.</remarks>
    public readonly double AllWireBytes => _speed == _firstSpeed
        ? _speed.WireBytes(Progress.SentBytes + Progress.RemainingBytes)
        : WireBytes + _speed.WireBytes(Progress.RemainingBytes);

    /// <summary>CPU time of the VM that throttling has taken so far, in s.</summary>
    public double ThrottledSeconds { readonly get; private set; }

    /// <summary>Speed of what would be sent now.</summary>
    public readonly CopySpeed Speed => _speed;

    /// <summary>The same over another link than that of the rounds.</summary>
    /// <param name="linkBytesPerSecond">R of the stop, positive.</param>
    public readonly CopySpeed SpeedOver(double linkBytesPerSecond) => Progress.Rounds == 0
        ? CopySpeed.First(_effects, linkBytesPerSecond)
        : CopySpeed.Later(_effects, linkBytesPerSecond);

    /// <summary>Does one round: sends some of the rest, from hot and other pages in proportion, then reads the dirty pages.</summary>
    /// <param name="bytes">Bytes to send, above 0 and at most the rest.</param>
    public void Send(double bytes)
    {
        ref readonly PreCopyProgress before = ref _progress;
        double seconds = Math.Max(bytes / before.BytesPerSecond, _leastRoundSeconds);
        double unsentShare = 1 - (bytes / before.RemainingBytes);
        before.Curve.Dirtied(seconds * before.WriterShare, out double hot, out double other);
        double hotDirtied = Math.Min(hot, _hotSetBytes);
        double otherDirtied = Math.Min(other, _otherBytes);
        _hotLeft = Union(_hotLeft * unsentShare, hotDirtied, _hotSetBytes);
        _otherLeft = Union(_otherLeft * unsentShare, otherDirtied, _otherBytes);
        double remaining = _hotLeft + _otherLeft;
        Count(bytes, seconds, 1);
        bool same = IsSame(bytes, _lastBytes) && IsSame(remaining, before.RemainingBytes);
        _sameRounds = same ? _sameRounds + 1 : 0;
        _settledRounds++;
        if (_throttle.AddPeriod(seconds, bytes, hotDirtied + otherDirtied))
        {
            ApplyThrottle();
        }

        _speed = _laterSpeed;
        _lastBytes = bytes;
        _progress.Advance(bytes, seconds, remaining, _speed.BytesPerSecond);
    }

    /// <summary>Tells what the link gives from now on, where it is shared with others that come and go.</summary>
    /// <param name="linkBytesPerSecond">R, positive.</param>
    public void ChangeLink(double linkBytesPerSecond)
    {
        bool first = Progress.Rounds == 0;
        _firstSpeed = CopySpeed.First(_effects, linkBytesPerSecond);
        _laterSpeed = CopySpeed.Later(_effects, linkBytesPerSecond);
        _speed = first ? _firstSpeed : _laterSpeed;
        _progress = _progress with { BytesPerSecond = _speed.BytesPerSecond };
    }

    /// <summary>Throttles one step more.</summary>
    /// <param name="rule">Steps, where the request has none of its own.</param>
    /// <returns>False if the highest throttle is reached.</returns>
    public bool RaiseThrottle(ThrottleRule rule)
    {
        if (!_throttle.Raise(rule))
        {
            return false;
        }

        ApplyThrottle();
        return true;
    }

    /// <summary>
    /// Repeats the last round while nothing but the time would change, up to a moment: when rounds have become the same, or go
    /// round in a circle without progress.
    /// </summary>
    /// <param name="rule">Knows that moment.</param>
    public void SkipSteadyRounds(IStopRule rule)
    {
        bool circling = _settledRounds >= SettledRounds && Progress.RoundsWithoutProgress >= SettledRounds;
        if (_sameRounds < SameRounds && !circling)
        {
            return;
        }

        double seconds = Math.Max(_lastBytes / Progress.BytesPerSecond, _leastRoundSeconds);
        double free = Math.Min(rule.NextChangeSeconds(Progress) - Progress.ElapsedSeconds, _throttle.SecondsToNextLook);
        double rounds = Math.Floor(free / seconds) - 1;
        if (!(rounds > 0 && double.IsFinite(rounds)))
        {
            return;
        }

        rounds = Math.Min(rounds, MostSkippedRounds);
        Unsettle();
        Count(_lastBytes, seconds, rounds);
        _ = _throttle.AddPeriod(seconds * rounds, _lastBytes * rounds, Progress.DirtiedBytes(seconds) * rounds);
        _progress.Repeat((int)rounds, _lastBytes, seconds);
    }

    private static double Union(double unsent, double dirtied, double all) => all > 0 ? unsent + (dirtied * (1 - (unsent / all))) : 0;

    private static bool IsSame(double left, double right) => Math.Abs(left - right) <= SameWithin * left;

    private void Unsettle()
    {
        _sameRounds = 0;
        _settledRounds = 0;
    }

    private void ApplyThrottle()
    {
        Unsettle();
        _progress.Throttle(
            _throttle.Share, _throttle.MayRise, _throttleSlowsWriter ? _loggingFactor * (1 - _throttle.Share) : _loggingFactor);
    }

    private void Count(double bytes, double seconds, double rounds)
    {
        WireBytes += _speed.WireBytes(bytes) * rounds;
        ThrottledSeconds += _throttle.Share * seconds * rounds;
    }
}
