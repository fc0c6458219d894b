using System.Net.Sockets;

namespace PlacementLab.Testbed.Links;

/// <summary>One direction of a relayed connection.</summary>
/// <param name="from">Where bytes come from; not blocking.</param>
/// <param name="to">Where they go; not blocking.</param>
/// <param name="bucket">Limits the rate; null for none.</param>
/// <param name="delay">One-way delay.</param>
/// <param name="room">Most bytes on the way; beyond it nothing more is received.</param>
internal sealed class RelayPipe(Socket from, Socket to, TokenBucket? bucket, TimeSpan delay, long room)
{
    private readonly DelayLine _line = new(delay);
    private bool _ended;
    private bool _passedEnd;

    /// <summary>Where bytes come from.</summary>
    public Socket From => from;

    /// <summary>Where bytes go.</summary>
    public Socket To => to;

    /// <summary>Bytes that left so far.</summary>
    public long Forwarded { get; private set; }

    /// <summary>Whether more may be received.</summary>
    public bool WantsInput => !_ended && _line.Bytes < room;

    /// <summary>Whether the sender has ended and everything has left.</summary>
    public bool IsDone => _passedEnd;

    /// <summary>How long until something may leave, zero for now; null if nothing is there.</summary>
    /// <param name="now">Time since the relay began.</param>
    /// <param name="step">Bytes worth waiting for.</param>
    public TimeSpan? TimeUntilOutput(TimeSpan now, int step) => _line.TimeUntilDue(now) switch
    {
        null => null,
        { Ticks: > 0 } due => due,
        _ => bucket is { Available: < 1 } ? bucket.TimeUntil(step) : TimeSpan.Zero,
    };

    /// <summary>Receives what is there.</summary>
    /// <returns>False if the connection broke.</returns>
    public bool Receive(byte[] buffer, TimeSpan now)
    {
        int count = from.Receive(buffer, SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock)
        {
            return true;
        }

        if (error != SocketError.Success)
        {
            return false;
        }

        if (count == 0)
        {
            _ended = true;
            return PassEnd();
        }

        _line.Add(buffer.AsSpan(0, count), now);
        return true;
    }

    /// <summary>Sends what may leave: at a limited rate one piece, so that flows take turns; otherwise all.</summary>
    /// <returns>False if the connection broke.</returns>
    public bool Send(TimeSpan now)
    {
        while (true)
        {
            ReadOnlySpan<byte> head = _line.Head(now);
            int allowed = Math.Min(head.Length, bucket?.Available ?? int.MaxValue);
            if (allowed < 1)
            {
                return PassEnd();
            }

            int sent = to.Send(head[..allowed], SocketFlags.None, out SocketError error);
            if (error is not (SocketError.Success or SocketError.WouldBlock))
            {
                return false;
            }

            Account(sent, error);
            if (error == SocketError.WouldBlock || sent < allowed || bucket is { IsOpen: false })
            {
                return PassEnd();
            }
        }
    }

    private void Account(int sent, SocketError error)
    {
        if (error == SocketError.Success && sent > 0)
        {
            _line.Remove(sent);
            bucket?.Take(sent);
            Forwarded += sent;
        }
    }

    private bool PassEnd()
    {
        if (_ended && _line.IsEmpty && !_passedEnd)
        {
            _passedEnd = true;
            try
            {
                to.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }
}
