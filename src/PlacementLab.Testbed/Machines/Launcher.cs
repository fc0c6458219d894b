using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace PlacementLab.Testbed.Machines;

/// <summary>
/// A thread with a network of its own, where the user may have one. Programs started and sockets made on it belong to that
/// network; nobody else's traffic is in it, and its buffers are small without touching the machine's. Children are killed by
/// the kernel when this thread dies, in whatever way the process ends.
/// </summary>
internal sealed class Launcher : IDisposable
{
    private const string Buffers = "4096 65536 262144"; // smallest, first and largest size in bytes of a TCP buffer

    private readonly BlockingCollection<Action> _work = [];
    private readonly List<ChildProcess> _children = [];
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    public Launcher()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "launcher" };
        _thread.Start();
        HasOwnNetwork = Invoke(EnterOwnNetwork);
    }

    /// <summary>Whether there is a network of its own; otherwise the machine's is used.</summary>
    public bool HasOwnNetwork { get; }

    /// <summary>A TCP socket in this network.</summary>
    public Socket NewSocket() => Invoke(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));

    /// <summary>Starts a program in this network and in a session of its own, so that a Ctrl-C in the terminal is ours alone.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    public ChildProcess Start(string program, IReadOnlyList<string> arguments) => Invoke(() =>
    {
        var start = new ProcessStartInfo("setsid", ["setpriv", "--pdeathsig", "KILL", "--", program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        var child = new ChildProcess(process);
        _children.Add(child);
        return child;
    });

    /// <summary>Ends all children and the thread.</summary>
    public void Dispose()
    {
        if (_work.IsAddingCompleted)
        {
            return;
        }

        Invoke(() =>
        {
            _children.ForEach(c => c.Dispose());
            return true;
        });
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private T Invoke<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }

    private void Run()
    {
        foreach (Action work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }

    private static bool EnterOwnNetwork()
    {
        if (!LinuxCalls.EnterOwnNetwork())
        {
            return false;
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        if (!LinuxCalls.SwitchOnLoopback(socket.SafeHandle))
        {
            throw new TestbedException("network", "a loopback interface that cannot be switched on", "a network of its own", "Run as root, or without any privilege.");
        }

        try
        {
            // These are settings of the calling thread's network.
            File.WriteAllText("/proc/sys/net/ipv4/tcp_wmem", Buffers);
            File.WriteAllText("/proc/sys/net/ipv4/tcp_rmem", Buffers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where they cannot be set, the system's own sizes hold.
        }

        return true;
    }
}
