using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PlacementLab.Testbed.Links;

/// <summary>
/// A link between machines: connections to its ports are passed on to their targets, delayed by half the round-trip time each
/// way, and all together limited to the link's rate. Flows share the rate fairly: whoever was served last comes last. The link
/// can be cut (flows are reset, new ones refused) and healed, and it can swallow traffic silently.
/// </summary>
internal sealed class LinkRelay : IDisposable
{
    private const int ChunkBytes = 65536;
    private const int BufferBytes = 256 * 1024;
    private const double OpenBytesPerSecond = 400e6; // what an unlimited link is taken to carry when room for its delay is set
    private static readonly TimeSpan _longestWait = TimeSpan.FromMilliseconds(20);

    private readonly RelayOptions _options;
    private readonly Func<Socket> _newSocket;
    private readonly TokenBucket _bucket;
    private readonly List<(Socket Listener, IPEndPoint Target)> _ports = [];
    private readonly List<RelayFlow> _flows = [];
    private readonly byte[] _buffer = new byte[ChunkBytes];
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Thread _thread;
    private long _endedForward;
    private long _endedBack;
    private volatile bool _stopped;
    private volatile bool _cut;
    private volatile bool _silent;

    /// <summary>Begins to relay.</summary>
    /// <param name="options">The link.</param>
    /// <param name="targets">Ports on this machine to pass connections on to.</param>
    /// <param name="newSocket">Makes sockets in the right network.</param>
    /// <param name="ports">Ports to listen at, one for each target; 0 lets the system choose.</param>
    /// <exception cref="InvalidInputException">A port is taken.</exception>
    public LinkRelay(RelayOptions options, IReadOnlyList<int> targets, Func<Socket> newSocket, IReadOnlyList<int>? ports = null)
    {
        _options = options;
        _newSocket = newSocket;
        _bucket = new TokenBucket(options.Rate.BytesPerSecond, ChunkBytes);
        for (int i = 0; i < targets.Count; i++)
        {
            _ports.Add((ListenAt(ports?[i] ?? 0), new IPEndPoint(IPAddress.Loopback, targets[i])));
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "link" };
        _thread.Start();
    }

    /// <summary>The ports to connect to, one for each target.</summary>
    public IReadOnlyList<int> Ports => [.. _ports.Select(p => ((IPEndPoint)p.Listener.LocalEndPoint!).Port)];

    /// <summary>Bytes passed on from clients so far.</summary>
    public long ForwardBytes
    {
        get
        {
            lock (_flows)
            {
                return _endedForward + _flows.Sum(f => f.Forward.Forwarded);
            }
        }
    }

    /// <summary>Bytes passed back so far.</summary>
    public long BackBytes
    {
        get
        {
            lock (_flows)
            {
                return _endedBack + _flows.Sum(f => f.Back.Forwarded);
            }
        }
    }

    /// <summary>Resets every flow and refuses new ones.</summary>
    public void Cut() => _cut = true;

    /// <summary>Stops passing anything on, without a sign.</summary>
    public void Silence() => _silent = true;

    /// <summary>Ends a cut or a silence.</summary>
    public void Heal()
    {
        _cut = false;
        _silent = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        foreach ((Socket listener, _) in _ports)
        {
            listener.Dispose();
        }
    }

    private Socket ListenAt(int port)
    {
        Socket socket = _newSocket();
        try
        {
            socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(16);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new InvalidInputException(
                $"port {port}", $"that it cannot be used ({e.Message})", "a free port", "Choose another, or 0 to let the system choose.", e);
        }
    }

    private void Run()
    {
        TimeSpan last = Now();
        while (!_stopped)
        {
            List<Socket> readable = Readable();
            List<Socket> writable = Writable(last, out TimeSpan wait);
            Socket.Select(readable, writable, null, wait);
            TimeSpan now = Now();
            _bucket.Refill(now - last);
            last = now;
            lock (_flows)
            {
                Accept(readable);
                Serve(readable, writable, now);
            }
        }

        CloseAll(reset: false);
    }

    private TimeSpan Now() => Stopwatch.GetElapsedTime(_began);

    private List<Socket> Readable() => [.. _ports.Select(p => p.Listener), .. _silent ? [] : Pipes().Where(p => p.WantsInput).Select(p => p.From)];

    private List<Socket> Writable(TimeSpan now, out TimeSpan wait)
    {
        var writable = new List<Socket>();
        wait = _longestWait;
        foreach (RelayPipe pipe in _silent ? [] : Pipes())
        {
            if (pipe.TimeUntilOutput(now, ChunkBytes / 4) is not { } time)
            {
                continue;
            }

            if (time == TimeSpan.Zero)
            {
                writable.Add(pipe.To);
            }
            else if (time < wait)
            {
                wait = time;
            }
        }

        // The system call waits in whole milliseconds; less would spin.
        wait = wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait;
        return writable;
    }

    private IEnumerable<RelayPipe> Pipes() => _flows.SelectMany(f => new[] { f.Forward, f.Back });

    private void Accept(List<Socket> readable)
    {
        if (_cut)
        {
            CloseAll(reset: true);
        }

        foreach ((Socket listener, IPEndPoint target) in _ports.Where(p => readable.Contains(p.Listener)))
        {
            Socket client = listener.Accept();
            Socket? server = _cut ? null : Connect(target);
            if (server is null)
            {
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                client.Dispose();
                continue;
            }

            Prepare(client);
            Prepare(server);
            _flows.Add(new RelayFlow(client, server, _bucket, _options.RoundTrip / 2, Room()));
        }
    }

    private Socket? Connect(IPEndPoint target)
    {
        Socket socket = _newSocket();
        try
        {
            socket.Connect(target);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static void Prepare(Socket socket)
    {
        socket.Blocking = false;
        socket.NoDelay = true;
        socket.ReceiveBufferSize = BufferBytes;
        socket.SendBufferSize = BufferBytes;
    }

    /// <summary>256 KiB, and what the link carries in 1.5 times its delay.</summary>
    private long Room()
    {
        double rate = _options.Rate.BytesPerSecond > 0 ? _options.Rate.BytesPerSecond : OpenBytesPerSecond;
        return BufferBytes + (long)(1.5 * rate * (_options.RoundTrip / 2).TotalSeconds);
    }

    private void Serve(List<Socket> readable, List<Socket> writable, TimeSpan now)
    {
        foreach (RelayFlow flow in _flows.ToArray())
        {
            long before = flow.Forward.Forwarded;
            bool whole = new[] { flow.Forward, flow.Back }.All(pipe => Serve(pipe, readable, writable, now));
            if (!whole || flow.IsDone)
            {
                End(flow, reset: !whole);
            }
            else if (flow.Forward.Forwarded > before)
            {
                _flows.Remove(flow);
                _flows.Add(flow);
            }
        }
    }

    private bool Serve(RelayPipe pipe, List<Socket> readable, List<Socket> writable, TimeSpan now) =>
        (!readable.Contains(pipe.From) || pipe.Receive(_buffer, now)) && (!writable.Contains(pipe.To) || pipe.Send(now));

    private void CloseAll(bool reset)
    {
        foreach (RelayFlow flow in _flows.ToArray())
        {
            End(flow, reset);
        }
    }

    private void End(RelayFlow flow, bool reset)
    {
        _flows.Remove(flow);
        _endedForward += flow.Forward.Forwarded;
        _endedBack += flow.Back.Forwarded;
        flow.Close(reset);
    }
}
