using System.Net.Sockets;

namespace PlacementLab.Testbed.Links;

/// <summary>A relayed connection: both directions between a client and its target.</summary>
internal sealed class RelayFlow
{
    private static readonly LingerOption _reset = new(enable: true, seconds: 0);

    private readonly Socket _client;
    private readonly Socket _target;

    /// <summary>Joins two connected sockets.</summary>
    public RelayFlow(Socket client, Socket target, TokenBucket bucket, TimeSpan delay, long room)
    {
        _client = client;
        _target = target;
        Forward = new RelayPipe(client, target, bucket, delay, room);
        Back = new RelayPipe(target, client, bucket: null, delay, room);
    }

    /// <summary>From the client, at the link's rate.</summary>
    public RelayPipe Forward { get; }

    /// <summary>Back to the client, delayed but not limited.</summary>
    public RelayPipe Back { get; }

    /// <summary>Whether both directions have ended.</summary>
    public bool IsDone => Forward.IsDone && Back.IsDone;

    /// <summary>Closes both sockets.</summary>
    /// <param name="reset">Whether as a cut does, by a reset.</param>
    public void Close(bool reset)
    {
        foreach (Socket socket in new[] { _client, _target })
        {
            if (reset)
            {
                try
                {
                    socket.LingerState = _reset;
                }
                catch (SocketException)
                {
                    // Already broken.
                }
            }

            socket.Dispose();
        }
    }
}
