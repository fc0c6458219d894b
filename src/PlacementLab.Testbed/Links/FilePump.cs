using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Links;

/// <summary>Sends a file to a port at a limited rate, as a disk or a network of that rate would deliver it.</summary>
internal static class FilePump
{
    private const int ChunkBytes = 65536;
    private static readonly TimeSpan _sendLimit = TimeSpan.FromMinutes(1);

    /// <summary>Sends the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="socket">A new socket in the right network.</param>
    /// <param name="port">Port on this machine.</param>
    /// <param name="rate">The rate; zero for no limit.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SocketException">The receiver has gone.</exception>
    public static void Send(string path, Socket socket, int port, DataRate rate, CancellationToken cancellation)
    {
        socket.SendTimeout = (int)_sendLimit.TotalMilliseconds;
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        using FileStream file = File.OpenRead(path);
        byte[] buffer = new byte[ChunkBytes];
        long began = Stopwatch.GetTimestamp();
        long sent = 0;
        int count;
        while ((count = file.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            socket.Send(buffer.AsSpan(0, count));
            sent += count;
            TimeSpan ahead = rate.BytesPerSecond > 0 ? DataSize.FromBytes(sent) / rate - Stopwatch.GetElapsedTime(began) : TimeSpan.Zero;
            if (ahead > TimeSpan.FromMilliseconds(1))
            {
                cancellation.WaitHandle.WaitOne(ahead);
            }
        }

        socket.Shutdown(SocketShutdown.Send);
    }
}
