using PlacementLab.Testbed.Machines;

namespace PlacementLab.Testbed.Measuring;

/// <summary>
/// What the host did during a migration: its busy share, and how long the machines and the link were ready but had no CPU.
/// The latter says how far the numbers are the host's and not the migration's.
/// </summary>
internal sealed class HostMeter
{
    private readonly IReadOnlyList<Machine> _machines;
    private readonly HostLoad _load = HostLoad.Now();
    private readonly TimeSpan[] _waited;

    /// <summary>Begins.</summary>
    /// <param name="machines">The machines that take part.</param>
    public HostMeter(params IReadOnlyList<Machine> machines)
    {
        _machines = machines;
        _waited = Waited();
    }

    /// <summary>Adds what was measured since to a row.</summary>
    public void Fill(MeasurementRow row)
    {
        row.Set("host_busy_pct", HostLoad.Now().BusyPercentSince(_load), 1);

        // The sum of a process falls when one of its threads ends; then the rest is unknown and taken as none.
        row.Set("cpu_wait_s", Waited().Zip(_waited, (now, before) => Math.Max(0, (now - before).TotalSeconds)).Sum(), 2);
    }

    private TimeSpan[] Waited() => [ChildProcess.CpuWaitOf(Environment.ProcessId), .. _machines.Select(m => m.CpuWait)];
}
