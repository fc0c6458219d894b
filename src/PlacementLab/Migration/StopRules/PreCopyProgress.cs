namespace PlacementLab.Migration.StopRules;

/// <summary>Where a pre-copy stands when the dirty pages have just been read; what stop rules decide on.</summary>
public record struct PreCopyProgress
{
    private const double ProgressFactor = 0.999;
    private double _writerShare;
    private double _bytesPerSecond;
    private int _rounds;
    private double _remainingBytes;
    private double _previousBytes;
    private double _lowestBytes;
    private int _roundsWithoutProgress;
    private double _progressAtSeconds;
    private double _sentBytes;
    private double _elapsedSeconds;
    private double _throttleShare;
    private bool _throttleMayRise;

    /// <summary>How the VM dirties memory when it runs at full speed without dirty logging; see <see cref="WriterShare"/>.</summary>
    public required DirtyCurve Curve { readonly get; init; }

    /// <summary>Writers' rate now over that of <see cref="Curve"/>: dirty logging and throttling.</summary>
    public double WriterShare { readonly get => _writerShare; init => _writerShare = value; }

    /// <summary>Bytes of memory that the next round, or the stop, would send per second: R, or what compression makes of it.</summary>
    public required double BytesPerSecond { readonly get => _bytesPerSecond; init => _bytesPerSecond = value; }

    /// <summary>Downtime limit in s.</summary>
    public required double DowntimeLimitSeconds { readonly get; init; }

    /// <summary>M in bytes.</summary>
    public required double MemoryBytes { readonly get; init; }

    /// <summary>Memory with and without content, in bytes.</summary>
    public double GuestBytes { readonly get; init; }

    /// <summary>Rounds done.</summary>
    public int Rounds { readonly get => _rounds; init => _rounds = value; }

    /// <summary>Bytes still to send: unsent or written again.</summary>
    public required double RemainingBytes { readonly get => _remainingBytes; init => _remainingBytes = value; }

    /// <summary>Bytes that were to send before the last round; M before the first.</summary>
    public required double PreviousBytes { readonly get => _previousBytes; init => _previousBytes = value; }

    /// <summary>Least <see cref="RemainingBytes"/> so far that counted as progress.</summary>
    public required double LowestBytes { readonly get => _lowestBytes; init => _lowestBytes = value; }

    /// <summary>Rounds since the rest last fell by more than a thousandth below <see cref="LowestBytes"/>.</summary>
    public int RoundsWithoutProgress { readonly get => _roundsWithoutProgress; init => _roundsWithoutProgress = value; }

    /// <summary>Time of that fall, in s since the first round began.</summary>
    public double ProgressAtSeconds { readonly get => _progressAtSeconds; init => _progressAtSeconds = value; }

    /// <summary>Payload bytes sent so far.</summary>
    public double SentBytes { readonly get => _sentBytes; init => _sentBytes = value; }

    /// <summary>Time spent in rounds so far, in s.</summary>
    public double ElapsedSeconds { readonly get => _elapsedSeconds; init => _elapsedSeconds = value; }

    /// <summary>Share of the VM's CPU time that throttling takes now, 0–1.</summary>
    public double ThrottleShare { readonly get => _throttleShare; init => _throttleShare = value; }

    /// <summary>Whether throttling is on and may still rise, so that a rest that does not shrink now may do so later.</summary>
    public bool ThrottleMayRise { readonly get => _throttleMayRise; init => _throttleMayRise = value; }

    /// <summary>R·d_max: the most that fits the downtime limit, in bytes.</summary>
    public readonly double ThresholdBytes => BytesPerSecond * DowntimeLimitSeconds;

    /// <summary>Unique bytes that would be written within a time, at the writers' rate of now.</summary>
    /// <param name="seconds">Time since the pages were clean, at least 0.</param>
    public readonly double DirtiedBytes(double seconds) => Curve.UniqueBytes(seconds * WriterShare);

    /// <summary>Counts a round and what it left.</summary>
    /// <param name="sentBytes">Bytes it sent.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="remainingBytes">The rest after it.</param>
    /// <param name="bytesPerSecond">Speed of the next round.</param>
    internal void Advance(double sentBytes, double seconds, double remainingBytes, double bytesPerSecond)
    {
        _rounds++;
        _sentBytes += sentBytes;
        _elapsedSeconds += seconds;
        _bytesPerSecond = bytesPerSecond;
        _previousBytes = _remainingBytes;
        _remainingBytes = remainingBytes;
        if (remainingBytes < _lowestBytes * ProgressFactor)
        {
            _lowestBytes = remainingBytes;
            _roundsWithoutProgress = 0;
            _progressAtSeconds = _elapsedSeconds;
        }
        else
        {
            _roundsWithoutProgress++;
        }
    }

    /// <summary>Counts rounds that sent as much as the last and left as much.</summary>
    /// <param name="rounds">How many.</param>
    /// <param name="sentBytes">Bytes each sent.</param>
    /// <param name="seconds">How long each took.</param>
    internal void Repeat(int rounds, double sentBytes, double seconds)
    {
        _rounds += rounds;
        _roundsWithoutProgress += rounds;
        _sentBytes += sentBytes * rounds;
        _elapsedSeconds += seconds * rounds;
    }

    /// <summary>Sets what throttling does.</summary>
    /// <param name="throttleShare">Share of the CPU time that it takes.</param>
    /// <param name="mayRise">Whether it may rise by itself.</param>
    /// <param name="writerShare">What is left of the writers' rate.</param>
    internal void Throttle(double throttleShare, bool mayRise, double writerShare)
    {
        _throttleShare = throttleShare;
        _throttleMayRise = mayRise;
        _writerShare = writerShare;
    }
}
