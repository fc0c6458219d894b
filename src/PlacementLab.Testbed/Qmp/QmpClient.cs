using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PlacementLab.Testbed.Qmp;

/// <summary>
/// Speaks QMP, QEMU's control protocol: one JSON object a line over a local socket. Replies are matched by number; events are
/// kept, and handed at once to whoever listens. Every wait has a limit and ends when the caller cancels or QEMU goes away.
/// Source: QEMU, docs/interop/qmp-spec.rst.
/// </summary>
internal sealed class QmpClient : IDisposable
{
    private static readonly TimeSpan _slice = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _usualLimit = TimeSpan.FromSeconds(20);

    private readonly Lock _sending = new();
    private readonly object _gate = new();
    private readonly Socket _socket;
    private readonly string _machine;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, JsonElement> _replies = [];
    private readonly List<QmpEvent> _events = [];
    private Action<QmpEvent> _listener = _ => { };
    private int _lastNumber;
    private bool _ended;

    private QmpClient(Socket socket, string machine, CancellationToken cancellation)
    {
        _socket = socket;
        _machine = machine;
        _cancellation = cancellation;
        new Thread(ReadAll) { IsBackground = true, Name = $"qmp {machine}" }.Start();
    }

    /// <summary>Every event so far, in order.</summary>
    public IReadOnlyList<QmpEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Connects and agrees on the protocol.</summary>
    /// <param name="path">QEMU's socket.</param>
    /// <param name="machine">Name for messages.</param>
    /// <param name="limit">How long to try.</param>
    /// <param name="ended">Says how QEMU ended; null while it runs.</param>
    /// <param name="cancellation">Ends this wait and all later ones.</param>
    /// <exception cref="TestbedException">No answer in time, or QEMU ended.</exception>
    public static QmpClient Connect(string path, string machine, TimeSpan limit, Func<string?> ended, CancellationToken cancellation)
    {
        var deadline = new Deadline(limit);
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
                return Agree(new QmpClient(socket, machine, cancellation));
            }
            catch (SocketException)
            {
                socket.Dispose();
            }

            if (ended() is { } how)
            {
                throw new TestbedException(machine, $"QEMU that ended at its start ({how})", "a running emulator", "Try its command line by hand.");
            }

            if (deadline.HasPassed)
            {
                throw new TestbedException(machine, $"no control socket within {limit.TotalSeconds:0} s", "an emulator that answers", "See whether the machine is overloaded.");
            }

            cancellation.ThrowIfCancellationRequested();
            Thread.Sleep(10);
        }
    }

    /// <summary>Hands each later event to a listener, on the reading thread.</summary>
    /// <param name="listener">Must be quick; may <see cref="Send"/>, must not wait.</param>
    public void Listen(Action<QmpEvent> listener) => Volatile.Write(ref _listener, listener);

    /// <summary>Sends a command without waiting for its reply.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="arguments">Its arguments, if any.</param>
    /// <returns>The number that the reply will carry.</returns>
    /// <exception cref="TestbedException">QEMU has gone.</exception>
    public int Send(string command, IReadOnlyDictionary<string, object>? arguments = null)
    {
        int number = Interlocked.Increment(ref _lastNumber);
        var message = new Dictionary<string, object> { ["execute"] = command, ["id"] = number };
        if (arguments is not null)
        {
            message["arguments"] = arguments;
        }

        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message), (byte)'\n'];
        try
        {
            lock (_sending)
            {
                _socket.Send(line);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Gone(command);
        }

        return number;
    }

    /// <summary>Sends a command and waits for its reply.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="arguments">Its arguments, if any.</param>
    /// <param name="limit">How long to wait; 20 s if left out.</param>
    /// <returns>What QEMU returned.</returns>
    /// <exception cref="TestbedException">QEMU refused, has gone, or did not answer in time.</exception>
    public JsonElement Execute(string command, IReadOnlyDictionary<string, object>? arguments = null, TimeSpan? limit = null)
    {
        int number = Send(command, arguments);
        JsonElement reply = default;
        bool came = WaitUntil(() => _replies.Remove(number, out reply), limit ?? _usualLimit, command);
        if (!came)
        {
            throw new TestbedException(
                $"{_machine}, command {command}", $"no reply within {(limit ?? _usualLimit).TotalSeconds:0} s", "an answer", "See whether the machine is overloaded.");
        }

        return reply.TryGetProperty("error", out JsonElement error)
            ? throw new TestbedException(
                $"{_machine}, command {command}", $"QEMU's refusal \"{(error.TryGetProperty("desc", out JsonElement text) ? text.GetString() : "without a reason")}\"", "agreement", "See whether this QEMU knows the option.")
            : reply.GetProperty("return");
    }

    /// <summary>Waits for an event; one that came before counts.</summary>
    /// <param name="matches">Whether it is the one.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="what">What is waited for, for the message if QEMU goes away.</param>
    /// <returns>The first such event; null if none came in time.</returns>
    /// <exception cref="TestbedException">QEMU has gone.</exception>
    public QmpEvent? Wait(Func<QmpEvent, bool> matches, TimeSpan limit, string what)
    {
        QmpEvent? found = null;
        WaitUntil(() => (found = _events.Find(e => matches(e))) is not null, limit, what);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static QmpClient Agree(QmpClient client)
    {
        try
        {
            client.Execute("qmp_capabilities");
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private bool WaitUntil(Func<bool> isThere, TimeSpan limit, string what)
    {
        var deadline = new Deadline(limit);
        lock (_gate)
        {
            while (!isThere())
            {
                _cancellation.ThrowIfCancellationRequested();
                if (_ended)
                {
                    throw Gone(what);
                }

                if (deadline.HasPassed)
                {
                    return false;
                }

                Monitor.Wait(_gate, deadline.Left < _slice ? deadline.Left : _slice);
            }

            return true;
        }
    }

    private TestbedException Gone(string what) => new(
        $"{_machine}, {what}", "that QEMU has ended", "a running emulator", "Look at the message beside it; if there is none, it was killed.");

    private void ReadAll()
    {
        try
        {
            using var reader = new StreamReader(new NetworkStream(_socket), Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                Take(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            // The connection ended in the middle of a line: the same as an end.
        }

        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Take(string line)
    {
        using var document = JsonDocument.Parse(line);
        JsonElement message = document.RootElement.Clone();
        QmpEvent? announced = message.TryGetProperty("event", out JsonElement name) ? EventOf(name.GetString() ?? "", message) : null;
        lock (_gate)
        {
            if (announced is not null)
            {
                _events.Add(announced);
            }
            else if (message.TryGetProperty("id", out JsonElement id) && id.TryGetInt32(out int number))
            {
                _replies[number] = message;
            }

            Monitor.PulseAll(_gate);
        }

        if (announced is not null)
        {
            Volatile.Read(ref _listener)(announced);
        }
    }

    private static QmpEvent EventOf(string name, JsonElement message)
    {
        JsonElement stamp = message.GetProperty("timestamp");
        DateTimeOffset at = DateTimeOffset.UnixEpoch
            .AddSeconds(stamp.GetProperty("seconds").GetInt64()).AddTicks(stamp.GetProperty("microseconds").GetInt64() * TimeSpan.TicksPerMicrosecond);
        return new QmpEvent(name, at, message.TryGetProperty("data", out JsonElement data) ? data : default);
    }
}
