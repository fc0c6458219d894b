using System.Net.Sockets;
using System.Text;
using PlacementLab.Tests.Support;

namespace PlacementLab.Tests.Testbed;

/// <summary>A control socket whose answers a test writes: the greeting and the first command are answered by themselves.</summary>
internal sealed class FakeQmpServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<string> _received = [];
    private readonly Func<string, IEnumerable<string>> _answer;
    private Socket? _connection;

    /// <summary>Begins to listen.</summary>
    /// <param name="answer">Lines to write for a line that came.</param>
    public FakeQmpServer(Func<string, IEnumerable<string>> answer)
    {
        _answer = answer;
        Path = _folder.File("qmp");
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen(1);
        new Thread(Serve) { IsBackground = true }.Start();
    }

    /// <summary>Where it listens.</summary>
    public string Path { get; }

    /// <summary>Lines that came, the first command left out.</summary>
    public IReadOnlyList<string> Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Ends the connection, as a killed emulator does.</summary>
    public void HangUp() => _connection?.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection?.Dispose();
        _listener.Dispose();
        _folder.Dispose();
    }

    private void Serve()
    {
        try
        {
            _connection = _listener.Accept();
            using var stream = new NetworkStream(_connection);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            Write("""{"QMP": {"version": {}, "capabilities": []}}""");
            for (bool first = true; reader.ReadLine() is { } line; first = false)
            {
                if (first)
                {
                    Write("""{"id": 1, "return": {}}""");
                    continue;
                }

                lock (_received)
                {
                    _received.Add(line);
                }

                foreach (string answer in _answer(line))
                {
                    Write(answer);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private void Write(string line) => _connection!.Send(Encoding.UTF8.GetBytes(line + "\n"));
}
