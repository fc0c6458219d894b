using System.Diagnostics;
using System.Globalization;

namespace PlacementLab.Testbed.Machines;

/// <summary>A program that we started, which ends with us.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const double TicksPerSecond = 100; // of /proc, on every Linux of today
    private const int LinesKept = 20;
    private static readonly TimeSpan _afterKill = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Queue<string> _said = [];
    private bool _disposed;

    /// <summary>Takes a started process whose error stream is redirected.</summary>
    public ChildProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Its number.</summary>
    public int Id { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>CPU time so far, with that of its guest; zero after its end.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            try
            {
                string line = File.ReadAllText($"/proc/{Id}/stat");
                string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
                double ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
                return TimeSpan.FromSeconds(ticks / TicksPerSecond);
            }
            catch (IOException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Time that its threads were ready but had no CPU, summed; zero after its end.</summary>
    public TimeSpan CpuWait => CpuWaitOf(Id);

    /// <summary>Time that the threads of a process were ready but had no CPU, summed.</summary>
    /// <param name="process">Its number.</param>
    public static TimeSpan CpuWaitOf(int process)
    {
        try
        {
            return TimeSpan.FromMicroseconds(Directory.EnumerateDirectories($"/proc/{process}/task").Sum(WaitedNanoseconds) / 1000.0);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>How it ended, with what it said last; null while it runs.</summary>
    public string? HowEnded()
    {
        if (!_process.HasExited)
        {
            return null;
        }

        _process.WaitForExit();
        lock (_said)
        {
            string code = string.Create(CultureInfo.InvariantCulture, $"exit code {_process.ExitCode}");
            return _said.Count == 0 ? code : $"{code}: {_said.Last()}";
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it came in time.</returns>
    public bool WaitForEnd(TimeSpan limit) => _process.WaitForExit(limit);

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(_afterKill);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Kill();
            _process.Dispose();
        }
    }

    /// <summary>The second number of schedstat; 0 for a thread that has ended or a kernel that does not count.</summary>
    private static double WaitedNanoseconds(string task)
    {
        try
        {
            return double.Parse(File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_said)
        {
            _said.Enqueue(line.Trim());
            if (_said.Count > LinesKept)
            {
                _said.Dequeue();
            }
        }
    }
}
