namespace PlacementLab.Testbed.Links;

/// <summary>
/// Limits a rate: tokens (bytes) come at the rate up to a burst, and sending takes them. The burst is what the rate gives in
/// 40 ms plus one chunk, so that a late wake-up does not cost throughput.
/// </summary>
internal sealed class TokenBucket
{
    private const double BurstSeconds = 0.04;

    private readonly double _bytesPerSecond;
    private readonly double _burstBytes;
    private double _bytes;

    /// <summary>Creates an empty bucket.</summary>
    /// <param name="bytesPerSecond">The rate; 0 for no limit.</param>
    /// <param name="chunkBytes">The largest piece that is sent at once.</param>
    public TokenBucket(double bytesPerSecond, int chunkBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytesPerSecond);
        _bytesPerSecond = bytesPerSecond;
        _burstBytes = bytesPerSecond * BurstSeconds + chunkBytes;
    }

    /// <summary>Whether there is no limit.</summary>
    public bool IsOpen => _bytesPerSecond == 0;

    /// <summary>Bytes that may be sent now.</summary>
    public int Available => IsOpen ? int.MaxValue : (int)_bytes;

    /// <summary>Lets time pass.</summary>
    public void Refill(TimeSpan elapsed) => _bytes = Math.Min(_burstBytes, _bytes + _bytesPerSecond * elapsed.TotalSeconds);

    /// <summary>Takes what was sent.</summary>
    public void Take(int bytes) => _bytes -= IsOpen ? 0 : bytes;

    /// <summary>How long until so many bytes may be sent.</summary>
    public TimeSpan TimeUntil(int bytes) =>
        IsOpen || _bytes >= bytes ? TimeSpan.Zero : TimeSpan.FromSeconds((bytes - _bytes) / _bytesPerSecond);
}
