using PlacementLab.Testbed.Qmp;

namespace PlacementLab.Testbed.Machines;

/// <summary>A running QEMU with its control socket and the taps of its guest.</summary>
internal sealed class Machine : IDisposable
{
    private static readonly TimeSpan _controlLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _quitLimit = TimeSpan.FromSeconds(2);

    private readonly Bench _bench;
    private readonly GuestLog _log;
    private readonly GuestTap _tap;
    private readonly ChildProcess _process;
    private readonly QmpClient? _control;
    private readonly GuestMemoryFile? _memory;

    private Machine(Bench bench, MachineRequest request, GuestLog log)
    {
        _bench = bench;
        _log = log;
        Name = request.Name;
        MachinePaths paths = MachinePaths.Of(request.Name, bench.Folder);
        File.Delete(paths.Control);
        _tap = new GuestTap(request.Name, paths.Serial, paths.Heartbeat, log);
        _process = bench.Launcher.Start(bench.Tools.Qemu, QemuCommandLine.For(request, paths, bench.Tools.Kernel, bench.Image));
        try
        {
            _control = QmpClient.Connect(paths.Control, request.Name, _controlLimit, _process.HowEnded, bench.Cancellation);
            _memory = request.IsDestination ? null : new GuestMemoryFile(paths.Memory);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its control socket.</summary>
    public QmpClient Control => _control ?? throw new InvalidOperationException("The machine is not running.");

    /// <summary>Its guest's memory; a source has one.</summary>
    public GuestMemoryFile Memory => _memory ?? throw new InvalidOperationException("A destination's memory is not visible.");

    /// <summary>CPU time so far, its guest's included.</summary>
    public TimeSpan CpuTime => _process.CpuTime;

    /// <summary>Time that its threads were ready but had no CPU.</summary>
    public TimeSpan CpuWait => _process.CpuWait;

    /// <summary>Starts QEMU.</summary>
    /// <param name="bench">What the run shares.</param>
    /// <param name="request">The machine.</param>
    /// <param name="log">Where its guest's output goes.</param>
    /// <exception cref="TestbedException">QEMU ended, or does not answer.</exception>
    public static Machine Start(Bench bench, MachineRequest request, GuestLog log) => new(bench, request, log);

    /// <summary>Waits until the guest has filled its memory and writes.</summary>
    /// <exception cref="TestbedException">It does not within the limit, broke, or QEMU ended.</exception>
    public void WaitUntilReady()
    {
        bool Pointless() => _bench.Cancellation.IsCancellationRequested || _process.HasEnded || _log.PanicOf(Name) is not null;
        string? ready = _log.WaitForLine(Name, "READY", 0, new Deadline(_bench.BootLimit), Pointless);
        _bench.Cancellation.ThrowIfCancellationRequested();
        if (ready is null)
        {
            string found = _log.PanicOf(Name) is { } panic ? $"a guest that broke while booting (\"{panic}\")"
                : _process.HowEnded() is { } how ? $"QEMU that ended while booting ({how})"
                : $"no guest ready within {_bench.BootLimit.TotalSeconds:0} s";
            throw new TestbedException(Name, found, "a guest that reports READY", "Give it more memory, or see whether the machine is overloaded.");
        }
    }

    /// <summary>Asks the guest's program and waits for the answer.</summary>
    /// <param name="question">One of those that agent.c explains.</param>
    /// <param name="limit">How long to wait.</param>
    /// <returns>The words of the answer after the first; null if none came.</returns>
    public string[]? Ask(char question, TimeSpan limit)
    {
        string prefix = question + " ";
        int before = _log.LinesOf(m => m == Name).Count(l => l.Text.StartsWith(prefix, StringComparison.Ordinal));
        return _tap.Ask(question)
            ? _log.WaitForLine(Name, prefix, before, new Deadline(limit), () => _process.HasEnded || _bench.Cancellation.IsCancellationRequested)?.Split(' ')[1..]
            : null;
    }

    /// <summary>Kills QEMU as a crash would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends QEMU, kindly first.</summary>
    public void Dispose()
    {
        try
        {
            if (!_process.HasEnded && _control is not null)
            {
                _control.Send("quit");
                _process.WaitForEnd(_quitLimit);
            }
        }
        catch (TestbedException)
        {
            // It ended by itself.
        }

        _process.Dispose();
        _control?.Dispose();
        _tap.Dispose();
        _memory?.Dispose();
    }
}
