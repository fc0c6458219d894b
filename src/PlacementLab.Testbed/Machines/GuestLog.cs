namespace PlacementLab.Testbed.Machines;

/// <summary>Heartbeats and lines of all guests of one measurement, stamped by the host as they came.</summary>
/// <param name="time">The clock.</param>
internal sealed class GuestLog(TimeProvider time)
{
    private static readonly string[] _panics = ["Kernel panic", "Oops", "BUG: ", "segfault", "general protection", "FAIL "];

    private readonly object _gate = new();
    private readonly List<(DateTimeOffset At, string Machine, int Count)> _beats = [];
    private readonly List<(DateTimeOffset At, string Machine, string Text)> _lines = [];

    /// <summary>Notes heartbeats that came together.</summary>
    public void Beat(string machine, int count)
    {
        DateTimeOffset at = time.GetUtcNow();
        lock (_gate)
        {
            _beats.Add((at, machine, count));
        }
    }

    /// <summary>Notes a line.</summary>
    public void Line(string machine, string text)
    {
        DateTimeOffset at = time.GetUtcNow();
        lock (_gate)
        {
            _lines.Add((at, machine, text));
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Times of heartbeats of some machines in a period, in order.</summary>
    public IReadOnlyList<DateTimeOffset> BeatsOf(Func<string, bool> machine, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            return [.. _beats.Where(b => machine(b.Machine) && b.At >= from && b.At <= to).Select(b => b.At).Order()];
        }
    }

    /// <summary>Lines of some machines, with their times.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Text)> LinesOf(Func<string, bool> machine)
    {
        lock (_gate)
        {
            return [.. _lines.Where(l => machine(l.Machine)).Select(l => (l.At, l.Text))];
        }
    }

    /// <summary>The first line of a machine that says that its kernel or its program broke; null if there is none.</summary>
    public string? PanicOf(string machine) =>
        LinesOf(m => m == machine).Select(l => l.Text).FirstOrDefault(t => _panics.Any(p => t.Contains(p, StringComparison.Ordinal)));

    /// <summary>Waits for a line.</summary>
    /// <param name="machine">Whose.</param>
    /// <param name="prefix">How it begins.</param>
    /// <param name="skip">How many such lines came before the one that is waited for.</param>
    /// <param name="deadline">When to stop waiting.</param>
    /// <param name="giveUp">Whether waiting has become pointless.</param>
    /// <returns>The line; null if none came.</returns>
    public string? WaitForLine(string machine, string prefix, int skip, Deadline deadline, Func<bool> giveUp)
    {
        lock (_gate)
        {
            while (true)
            {
                string? line = _lines.Where(l => l.Machine == machine && l.Text.StartsWith(prefix, StringComparison.Ordinal)).Skip(skip).Select(l => l.Text).FirstOrDefault();
                if (line is not null || deadline.HasPassed || giveUp())
                {
                    return line;
                }

                Monitor.Wait(_gate, TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
