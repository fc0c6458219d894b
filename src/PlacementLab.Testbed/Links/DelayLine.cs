namespace PlacementLab.Testbed.Links;

/// <summary>Bytes on their way: what was received leaves in order, not before its delay has passed.</summary>
/// <param name="delay">One-way delay of the link.</param>
internal sealed class DelayLine(TimeSpan delay)
{
    private readonly Queue<(TimeSpan Due, byte[] Bytes)> _chunks = [];
    private int _offset;

    /// <summary>Bytes inside.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether nothing is inside.</summary>
    public bool IsEmpty => _chunks.Count == 0;

    /// <summary>Puts received bytes in.</summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    /// <param name="now">When they came.</param>
    public void Add(ReadOnlySpan<byte> bytes, TimeSpan now)
    {
        _chunks.Enqueue((now + delay, bytes.ToArray()));
        Bytes += bytes.Length;
    }

    /// <summary>How long until the first bytes may leave; null if nothing is inside.</summary>
    public TimeSpan? TimeUntilDue(TimeSpan now) =>
        _chunks.TryPeek(out (TimeSpan Due, byte[] Bytes) first) ? TimeSpan.FromTicks(Math.Max(0, (first.Due - now).Ticks)) : null;

    /// <summary>The first bytes that may leave now; empty if none may.</summary>
    public ReadOnlySpan<byte> Head(TimeSpan now) =>
        _chunks.TryPeek(out (TimeSpan Due, byte[] Bytes) first) && first.Due <= now ? first.Bytes.AsSpan(_offset) : [];

    /// <summary>Removes bytes that left.</summary>
    /// <param name="count">How many of <see cref="Head"/>.</param>
    public void Remove(int count)
    {
        _offset += count;
        Bytes -= count;
        if (_offset == _chunks.Peek().Bytes.Length)
        {
            _chunks.Dequeue();
            _offset = 0;
        }
    }
}
