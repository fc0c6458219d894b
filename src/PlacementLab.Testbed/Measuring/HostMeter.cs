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
    private readonly TimeSpan _waited;

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
        row.Set("cpu_wait_s", (Waited() - _waited).TotalSeconds, 2);
    }

    private TimeSpan Waited() =>
        _machines.Aggregate(ChildProcess.CpuWaitOf(Environment.ProcessId), (sum, machine) => sum + machine.CpuWait);
}
