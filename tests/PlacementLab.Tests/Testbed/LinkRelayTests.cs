using System.Net;
using System.Net.Sockets;
using PlacementLab.Testbed.Links;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class LinkRelayTests : IDisposable
{
    private static readonly RelayOptions _open = new(DataRate.Zero, TimeSpan.Zero);

    private readonly Socket _target = NewSocket();

    public LinkRelayTests()
    {
        _target.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _target.Listen(4);
    }

    private int TargetPort => ((IPEndPoint)_target.LocalEndPoint!).Port;

    public void Dispose() => _target.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(64, 0)]
    [InlineData(64, 10)]
    public async Task BytesArriveAsTheyLeft(double mebibytesPerSecond, double roundTripMs)
    {
        using var relay = new LinkRelay(
            new RelayOptions(DataRate.FromMebibytesPerSecond(mebibytesPerSecond), TimeSpan.FromMilliseconds(roundTripMs)), [TargetPort], NewSocket);
        (Socket client, Socket server) = Connect(relay);
        byte[] sent = new byte[3_000_000];
        new Random(5).NextBytes(sent);

        Task sending = Task.Run(() => Send(client, sent), TestContext.Current.CancellationToken);
        byte[] received = Receive(server, sent.Length + 1);
        await sending;

        Assert.Equal(sent, received);
        Assert.Equal(sent.Length, relay.ForwardBytes);

        server.Send("back"u8);
        server.Shutdown(SocketShutdown.Send);
        Assert.Equal("back"u8.ToArray(), Receive(client, 5));
        Assert.Equal(4, relay.BackBytes);
    }

    [Fact]
    public async Task FlowsShareTheRateFairly()
    {
        using var relay = new LinkRelay(new RelayOptions(DataRate.FromMebibytesPerSecond(16), TimeSpan.Zero), [TargetPort], NewSocket);
        (Socket Client, Socket Server)[] flows = [Connect(relay), Connect(relay), Connect(relay)];
        byte[] data = new byte[4 << 20];
        int[] received = new int[flows.Length];
        using var all = new Barrier(2 * flows.Length); // on threads of their own: all begin together, however few the pool has free
        Array.ForEach(flows, f => _ = OnOwnThread(all, () => SendQuietly(f.Client, data)));
        Task[] readers = [.. flows.Select((f, i) => OnOwnThread(all, () => Count(f.Server, received, i)))];
        await Task.WhenAny(readers);
        int[] whenTheFirstWasDone = [.. received];
        Array.ForEach(flows, f => f.Client.Dispose());

        // Whoever is done first, the others have about as much: buffers on the way hold less than half of it.
        Assert.All(whenTheFirstWasDone, r => Assert.InRange(r, data.Length / 2, data.Length));
    }

    private static Task OnOwnThread(Barrier begin, Action work) => Task.Factory.StartNew(
        () =>
        {
            begin.SignalAndWait(TestContext.Current.CancellationToken);
            work();
        },
        TestContext.Current.CancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    [Fact]
    public void CutResetsFlowsAndRefusesNewOnesUntilHealed()
    {
        using var relay = new LinkRelay(_open, [TargetPort], NewSocket);
        (Socket client, _) = Connect(relay);

        relay.Cut();

        Assert.Throws<SocketException>(() => client.Receive(new byte[1]));
        using Socket refused = NewSocket();
        refused.Connect(IPAddress.Loopback, relay.Ports[0]);
        Assert.ThrowsAny<SocketException>(() => ThrowIfEnded(refused.Receive(new byte[1])));

        relay.Heal();
        (Socket again, Socket server) = Connect(relay);
        again.Send("x"u8);
        Assert.Equal(1, server.Receive(new byte[1]));
    }

    [Fact]
    public void SilentLinkPassesOnWhatWaitedWhenHealed()
    {
        using var relay = new LinkRelay(_open, [TargetPort], NewSocket);
        (Socket client, Socket server) = Connect(relay);
        relay.Silence();
        client.Send("held"u8);

        relay.Heal();

        byte[] received = new byte[8];
        Assert.Equal(4, server.Receive(received));
    }

    [Fact]
    public void TakenPortIsNamed()
    {
        string message = Assert.Throws<InvalidInputException>(() => new LinkRelay(_open, [TargetPort], NewSocket, [TargetPort])).Message;

        Assert.StartsWith($"port {TargetPort}: found that it cannot be used (", message, StringComparison.Ordinal);
        Assert.EndsWith("expected a free port. Choose another, or 0 to let the system choose.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TargetThatIsGoneResetsTheClient()
    {
        using var relay = new LinkRelay(_open, [TargetPort], NewSocket);
        _target.Dispose();
        using Socket client = NewSocket();
        client.Connect(IPAddress.Loopback, relay.Ports[0]);

        Assert.ThrowsAny<SocketException>(() => ThrowIfEnded(client.Receive(new byte[1])));
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 20_000, SendTimeout = 20_000 };

    private static void ThrowIfEnded(int count)
    {
        if (count == 0)
        {
            throw new SocketException((int)SocketError.ConnectionReset);
        }
    }

    private static void Send(Socket socket, byte[] data)
    {
        int at = 0;
        while (at < data.Length)
        {
            at += socket.Send(data.AsSpan(at));
        }

        socket.Shutdown(SocketShutdown.Send);
    }

    private static void SendQuietly(Socket socket, byte[] data)
    {
        try
        {
            Send(socket, data);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has seen enough.
        }
    }

    private static byte[] Receive(Socket socket, int most)
    {
        byte[] buffer = new byte[most];
        int at = 0;
        int count;
        while (at < most && (count = socket.Receive(buffer.AsSpan(at))) > 0)
        {
            at += count;
        }

        return buffer[..at];
    }

    private static void Count(Socket socket, int[] received, int index)
    {
        byte[] buffer = new byte[65536];
        int count;
        while ((count = socket.Receive(buffer)) > 0)
        {
            received[index] += count;
        }
    }

    private (Socket Client, Socket Server) Connect(LinkRelay relay)
    {
        Socket client = NewSocket();
        client.Connect(IPAddress.Loopback, relay.Ports[0]);
        Socket server = _target.Accept();
        server.ReceiveTimeout = 20_000;
        return (client, server);
    }
}
