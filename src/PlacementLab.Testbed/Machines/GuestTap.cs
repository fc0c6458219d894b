using System.Net.Sockets;
using System.Text;

namespace PlacementLab.Testbed.Machines;

/// <summary>One machine's serial line and debug port: the emulator connects to two local sockets, whose bytes go to the log.</summary>
internal sealed class GuestTap : IDisposable
{
    private readonly Socket _serialListener;
    private readonly Socket _beatListener;
    private readonly string _machine;
    private readonly GuestLog _log;
    private Socket? _serial;
    private volatile bool _closed;

    /// <summary>Begins to listen.</summary>
    /// <param name="machine">Name of the machine.</param>
    /// <param name="serialPath">Socket for the serial line.</param>
    /// <param name="beatPath">Socket for heartbeats.</param>
    /// <param name="log">Where to note what comes.</param>
    public GuestTap(string machine, string serialPath, string beatPath, GuestLog log)
    {
        _machine = machine;
        _log = log;
        _serialListener = ListenAt(serialPath);
        _beatListener = ListenAt(beatPath);
        new Thread(() => Serve(_serialListener, ReadLines)) { IsBackground = true, Name = $"serial {machine}" }.Start();
        new Thread(() => Serve(_beatListener, ReadBeats)) { IsBackground = true, Name = $"heartbeat {machine}" }.Start();
    }

    /// <summary>Sends a byte to the guest's program.</summary>
    /// <param name="question">One of those that agent.c explains.</param>
    /// <returns>Whether there is a line to send it on.</returns>
    public bool Ask(char question)
    {
        try
        {
            return Volatile.Read(ref _serial)?.Send([(byte)question]) == 1;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        _serialListener.Dispose();
        _beatListener.Dispose();
        Volatile.Read(ref _serial)?.Dispose();
    }

    private static Socket ListenAt(string path)
    {
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(1);
        return socket;
    }

    private void Serve(Socket listener, Action<Socket> read)
    {
        try
        {
            using Socket connection = listener.Accept();
            read(connection);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The machine or the tap was closed.
        }
    }

    private void ReadBeats(Socket connection)
    {
        byte[] buffer = new byte[4096];
        int count;
        while ((count = connection.Receive(buffer)) > 0 && !_closed)
        {
            _log.Beat(_machine, count);
        }
    }

    private void ReadLines(Socket connection)
    {
        Volatile.Write(ref _serial, connection);
        var line = new StringBuilder();
        byte[] buffer = new byte[4096];
        int count;
        while ((count = connection.Receive(buffer)) > 0 && !_closed)
        {
            foreach (byte b in buffer.AsSpan(0, count))
            {
                if (b != '\n')
                {
                    line.Append((char)b);
                    continue;
                }

                _log.Line(_machine, line.ToString().Trim());
                line.Clear();
            }
        }
    }
}
